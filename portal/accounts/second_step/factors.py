"""What somebody can take a second step with, and whether a code is right.

The cryptography is allauth's. What it does not do is done here: a code of an app counts once for
all processes and however often the clock is asked, because the account keeps the last moment from
which one was taken (RFC 6238, 5.2).
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.accounts.models import User

from .recovery import left_in, use_up
from .secrets import UnreadableError

Kind = Authenticator.Type
LAST_MOMENT = "last_counter"


def factors_of(user: Any) -> QuerySet[Any]:
    """Return the app and the passkeys of somebody, the oldest first; not the recovery codes."""
    found = Authenticator.objects.filter(user_id=user.pk).exclude(type=Kind.RECOVERY_CODES)
    return found.order_by("created_at", "pk")


def has_factor(user: Any) -> bool:
    """Return whether somebody signs in with a second step."""
    return factors_of(user).exists()


def app_of(user: Any) -> Any:
    """Return the authenticator app of somebody, or None."""
    return factors_of(user).filter(type=Kind.TOTP).first()


def passkeys_of(user: Any) -> QuerySet[Any]:
    """Return the passkeys of somebody."""
    return factors_of(user).filter(type=Kind.WEBAUTHN)


def codes_of(user: Any) -> Any:
    """Return the set of recovery codes of somebody, or None."""
    return Authenticator.objects.filter(user_id=user.pk, type=Kind.RECOVERY_CODES).first()


def codes_left(user: Any) -> int | None:
    """Return how many recovery codes somebody has left; None for a set that cannot be read."""
    codes = codes_of(user)
    try:
        return left_in(codes) if codes else 0
    except UnreadableError:
        return None


@transaction.atomic
def take_code(user: Any, code: str) -> Any:
    """Return what a code was right for, an app or recovery codes, and use it up; None if wrong."""
    # One at a time for each person, so that a code cannot be used twice at one moment.
    User.objects.select_for_update().get(pk=user.pk)
    for factor in (app_of(user), codes_of(user)):
        try:
            if factor and _is_right(factor, code):
                factor.last_used_at = timezone.now()
                factor.save(update_fields=["last_used_at"])
                return factor
        except UnreadableError:
            continue
    return None


def _is_right(factor: Any, code: str) -> bool:
    if factor.type == Kind.RECOVERY_CODES:
        return use_up(factor, code)
    moment = moment_of(totp.decrypt(factor.data["secret"]), code)
    if moment is None or moment <= factor.data.get(LAST_MOMENT, -1):
        return False
    factor.data[LAST_MOMENT] = moment
    factor.save(update_fields=["data"])
    return True


def moment_of(secret: str, code: str) -> int | None:
    """Return for which half minute a code is right, counted since 1970; None for none near now."""
    for moment in totp.yield_hotp_counters_from_time():
        expected = totp.format_hotp_value(totp.hotp_value(secret, moment))
        if totp.compare_user_code(actual=code, expected=expected):
            return int(moment)
    return None
