"""How a text looks, whatever it says: letters typed at random, and letters of other scripts."""

import re
import unicodedata

from django.conf import settings

from .reading import Reading
from .signs import Sign, Suspicion, sign

LONG_WORD = re.compile(r"[A-Za-z]{8,40}")
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}", re.IGNORECASE)
TURNS = re.compile(r"[a-z][A-Z]")
"""A capital after a small letter. "McDonald" has one, "JqXvRkLm" many."""
MANY_TURNS = 3
SHARE = 0.5
LETTERS = 20

SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "he": "HEBREW", "ru": "CYRILLIC"}
"""The script of a language; others are in Latin letters unless they are listed here."""


def gibberish(reading: Reading) -> Sign | None:
    """Return the sign that an answer was typed at random: it has no vowels, or jumping capitals."""
    for answer in reading.answers:
        words = answer.text.split() if answer.kind in ("singleline", "multiline") else []
        odd = [word for word in words if _is_odd(word)]
        if odd and len(odd) >= SHARE * len(words):
            return sign(Suspicion.GIBBERISH, odd[0])
    return None


def other_script(reading: Reading) -> Sign | None:
    """Return the sign that most of a text is in letters that no language of this site uses."""
    letters = [letter for letter in reading.text[:1000] if letter.isalpha()]
    if len(letters) < LETTERS:
        return None
    ours = {SCRIPTS.get(code, "LATIN") for code, _name in settings.LANGUAGES}
    foreign = sum(not any(s in unicodedata.name(letter, "") for s in ours) for letter in letters)
    return sign(Suspicion.OTHER_SCRIPT) if foreign > SHARE * len(letters) else None


def _is_odd(word: str) -> bool:
    if not LONG_WORD.fullmatch(word):
        return False
    return len(TURNS.findall(word)) >= MANY_TURNS or bool(CONSONANTS.search(word))
