"""Passkeys: what the server asks a browser, and whether the answer is right.

The cryptography is python-fido2's, called by allauth. A passkey is asked for who uses it (PIN,
finger, face), so it is two factors in one and signs in without a password.
"""

from typing import Any

from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .changing import add_passkey
from .factors import has_factor, passkeys_of


def begin_adding(user: Any) -> dict[str, Any]:
    """Return what a browser needs to make a passkey; the session remembers what was asked."""
    return dict(auth.begin_registration(user, passwordless=True))


def finish_adding(request: HttpRequest, user: Any, name: str, answer: Any) -> None:
    """Store a new passkey. Raises ValidationError unless the answer is right."""
    try:
        auth.parse_registration_response(answer)
        made = auth.complete_registration(answer)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        # The answer comes from anybody: fido2 stumbles over what is none in many ways.
        raise _refused() from error
    if not made.is_user_verified():
        raise _refused()
    number = passkeys_of(user).count() + 1
    add_passkey(request, user, name or _("Passkey %(number)d") % {"number": number}, answer)


def begin_signing_in(user: Any | None) -> dict[str, Any]:
    """Return what a browser needs to answer for `user`, or for whoever has a passkey there."""
    return dict(auth.begin_authentication(user))


def finish_signing_in(user: Any | None, answer: Any) -> Any:
    """Return whose passkey answered. Raises ValidationError unless the answer is right.

    With a `user`, only one of theirs will do.
    """
    try:
        auth.parse_authentication_response(answer)
        whose = user or auth.extract_user_from_response(answer)
        passkey = auth.complete_authentication(whose, answer)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _refused() from error
    if not whose.is_active or not has_factor(whose):
        raise _refused()
    passkey.record_usage()
    return whose


def _refused() -> ValidationError:
    auth.clear_state()
    return ValidationError(_("This passkey could not be checked. Please try again."))
