"""Keyed fingerprints: they tell that two things are the same, and not what they are."""

from django.utils.crypto import salted_hmac

SALT = "portal.intake.defence."


def fingerprint(purpose: str, *parts: str) -> str:
    """Return 64 hexadecimal digits; without the site's SECRET_KEY nobody finds out what is behind.

    Another `purpose` gives another fingerprint of the same parts, so tables cannot be joined.
    """
    return salted_hmac(SALT + purpose, "\x1f".join(parts), algorithm="sha256").hexdigest()
