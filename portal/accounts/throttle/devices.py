"""Devices that have signed in before: a signed cookie says to which accounts.

It lets nobody in. It only says whose tries are counted together (`attempts`), so whoever steals it
gains a count of their own, and whoever lacks it is counted as a stranger. After "Device cookies" of
OWASP.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from portal.intake.defence.fingerprints import fingerprint

COOKIE = "known_device"
SALT = "portal.accounts.device"
AGE = 180 * 24 * 60 * 60
"""Seconds after which a device is a stranger again, unless somebody signs in there."""
MOST = 16
"""Names of accounts that one device is remembered for: two of each person."""


def device_for(request: HttpRequest, account: str) -> str:
    """Return the random name of this device, if it once signed in to the account; else nothing.

    `account` is a name as `attempts.account_name` makes it.
    """
    name, accounts = _read(request)
    return name if _mark(name, account) in accounts else ""


def remember_device(request: HttpRequest, response: HttpResponseBase, *accounts: str) -> None:
    """Give the device that `request` comes from a cookie which says that it signed in.

    `accounts` are all names that the person may type: to sign in, and for a new password.
    """
    name, before = _read(request)
    name = name or secrets.token_hex(16)
    marks = [_mark(name, account) for account in accounts if account]
    known = [*marks, *(other for other in before if other not in marks)][:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps({"device": name, "accounts": known}, salt=SALT),
        max_age=AGE,
        path=reverse("wagtailadmin_home"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        told = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return "", []
    return told["device"], told["accounts"]


def _mark(device: str, account: str) -> str:
    return fingerprint("known device", device, account)[:32]
