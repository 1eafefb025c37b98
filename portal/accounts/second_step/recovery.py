"""Recovery codes: shown once, and kept so that not even we could show them again.

allauth makes them of a seed that it keeps, so whoever reads the database and has the key reads the
codes. Ours are kept as passwords are (OWASP ASVS 5, 6.5.2), and that encrypted. The first digit of
a code says which of the ten it is: so a try costs one hash, and not ten.

Whoever had codes of allauth's before that keeps them: they lie in a drawer for the day when a phone
is lost, and count until new ones are made.
"""

import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password

from .secrets import decrypt, encrypt

HASHES = "hashes"
"""Where the row keeps them: by the first digit of each code that was not used yet. A row without it
is a set of allauth's, which has a SEED."""
SEED = "seed"

SECRET_DIGITS = 11
LENGTH = 1 + SECRET_DIGITS


def make_set(user: Any) -> list[str]:
    """Make ten codes for somebody who has none, and return them. Takes about two seconds."""
    codes = [
        f"{first}{secrets.randbelow(10**SECRET_DIGITS):0{SECRET_DIGITS}}" for first in range(10)
    ]
    Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.RECOVERY_CODES,
        data={HASHES: {code[0]: encrypt(make_password(code)) for code in codes}},
    )
    return codes


def for_reading(code: str) -> str:
    """Return a code in groups of four digits, for people to type."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def left_in(kept: Any) -> int:
    """Return how many codes of a set are left.

    Raises secrets.UnreadableError for a set whose key is gone.
    """
    hashes = kept.data.get(HASHES)
    if hashes is None:
        return len(kept.wrap().get_unused_codes())
    for sealed in hashes.values():
        decrypt(sealed)
    return len(hashes)


def use_up(kept: Any, typed: str) -> bool:
    """Return whether one of a set's codes was typed, and take it out. Whoever calls has a lock.

    Raises secrets.UnreadableError for a set whose key is gone.
    """
    if HASHES not in kept.data:
        return bool(kept.wrap().validate_code(typed))
    code = "".join(filter(str.isalnum, typed))
    sealed = kept.data[HASHES].get(code[:1])
    # The code of an app that was mistyped is shorter, and costs no hash.
    if sealed is None or len(code) != LENGTH or not check_password(code, decrypt(sealed)):
        return False
    del kept.data[HASHES][code[0]]
    kept.save(update_fields=["data"])
    return True
