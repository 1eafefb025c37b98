"""Secrets of second steps are encrypted in the database, with a key that is not in it.

The keys are SECOND_STEP_KEYS, and after them one made from SECRET_KEY. The first encrypts, all
decrypt; `manage.py renew_second_step_keys` encrypts everything with the first.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

PURPOSE = b"portal.accounts.second_step"


class UnreadableError(ValueError):
    """A secret was encrypted with a key that is gone."""


def encrypt(text: str) -> str:
    """Return a text encrypted with the first key."""
    return _keys().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Return what was encrypted. Raises UnreadableError when no key fits."""
    try:
        return _keys().decrypt(text.encode()).decode()
    except InvalidToken as error:
        raise UnreadableError from error


def renew(text: str) -> str:
    """Return an encrypted text encrypted with the first key. Raises UnreadableError."""
    try:
        return _keys().rotate(text.encode()).decode()
    except InvalidToken as error:
        raise UnreadableError from error


def _keys() -> MultiFernet:
    ours: list[str] = settings.SECOND_STEP_KEYS
    made = [_key_from(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet([*map(Fernet, ours), *map(Fernet, made)])


def _key_from(secret: str | bytes) -> bytes:
    kept = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    derived = kept.derive(force_bytes(secret))
    return base64.urlsafe_b64encode(derived)
