"""Names that are given to a submission: one to say on the telephone, one that nobody guesses."""

import re
import secrets

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

ALPHABET = "23456789CDFGHJKMNPQRTVWX"
"""No letter is mistaken for a digit, and without vowels no word appears by chance."""


def new_reference() -> str:
    """Return a reference such as "K7QM-42TX": one of 110 billion, easy to read aloud."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


REFERENCE = re.compile(rf"\b[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}\b")


def in_one_piece(text: str) -> SafeString:
    """Return `text` as HTML in which no reference is broken, not even between Arabic words."""
    marked = REFERENCE.sub(r'<bdi class="reference">\g<0></bdi>', escape(text))
    return mark_safe(marked)


def new_token() -> str:
    """Return the secret part of a receipt's address: 32 characters, 192 bits."""
    return secrets.token_urlsafe(24)
