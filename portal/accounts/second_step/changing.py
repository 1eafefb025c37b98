"""Adds and removes second steps. Each change ends other sessions, is logged and told by mail."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.http import HttpRequest
from wagtail.log_actions import log

from portal.accounts.models import User

from .factors import LAST_MOMENT, Kind, app_of, codes_of, has_factor
from .letters import ADDED, NEW_CODES, REMOVED, RESET, write_about_account
from .recovery import make_set
from .secrets import decrypt
from .sessions import end_other_sessions, mark_passed

LONGEST_NAME = 60


@transaction.atomic
def add_app(request: HttpRequest, user: User, secret: str, moment: int) -> list[str] | None:
    """Add an authenticator app; the code that proved it, of this `moment`, is used up.

    Return the recovery codes that come with a first second step: none where there were some. None
    where there is another app. A double click adds it once: the codes of the second answer count,
    because that is the one which the browser shows.
    """
    # The session gets its new name with the commit: until then the second click is let in.
    User.objects.select_for_update().get(pk=user.pk)
    app = app_of(user)
    if app is None:
        app = TOTP.activate(user, secret).instance
        app.data[LAST_MOMENT] = moment
        app.save(update_fields=["data"])
        _was_added(request, user)
    elif decrypt(app.data["secret"]) == secret and app.data.get(LAST_MOMENT) == moment:
        mark_passed(request, user)
        end_other_sessions(request, user)
    else:
        return None
    codes = codes_of(user)
    if codes and codes.created_at < app.created_at:
        return []
    return make_codes(user, tell=False)


@transaction.atomic
def add_passkey(request: HttpRequest, user: User, name: str, credential: dict[str, Any]) -> None:
    """Add a passkey that the browser made, and that was checked."""
    WebAuthn.add(user, name[:LONGEST_NAME], credential)
    _was_added(request, user, name)


@transaction.atomic
def rename_passkey(user: User, passkey: Any, name: str) -> None:
    """Give a passkey another name."""
    passkey.data["name"] = name[:LONGEST_NAME]
    passkey.save(update_fields=["data"])
    log(user, "accounts.factor_renamed", user=user)


@transaction.atomic
def remove(request: HttpRequest, user: User, factor: Any) -> None:
    """Remove an app or a passkey; with the last of them go the recovery codes."""
    name = str(factor) if factor.type == Kind.WEBAUTHN else ""
    factor.delete()
    if not has_factor(user) and (codes := codes_of(user)):
        codes.delete()
    end_other_sessions(request, user)
    log(user, "accounts.factor_removed", user=user, data={"kind": factor.type})
    write_about_account(user, REMOVED, name)


@transaction.atomic
def make_codes(user: User, *, tell: bool = True) -> list[str]:
    """Make recovery codes in place of all earlier ones, and return them: to be shown once."""
    # Of a double click the browser shows the second answer. One after the other, and the codes of
    # that one are those that count.
    User.objects.select_for_update().get(pk=user.pk)
    if codes := codes_of(user):
        codes.delete()
    made = make_set(user)
    log(user, "accounts.codes_made", user=user)
    if tell:
        write_about_account(user, NEW_CODES)
    return made


@transaction.atomic
def reset(user: User, by: User | None) -> int:
    """Remove all second steps of somebody who lost them, and end all their sessions.

    `by` is the administrator, None for the command. Return how many there were.
    """
    number, _by_model = Authenticator.objects.filter(user=user).delete()
    user.end_sessions()
    log(user, "accounts.factors_reset", user=by)
    write_about_account(user, RESET)
    return int(number)


def _was_added(request: HttpRequest, user: User, name: str = "") -> None:
    mark_passed(request, user)
    end_other_sessions(request, user)
    log(user, "accounts.factor_added", user=user)
    write_about_account(user, ADDED, name)
