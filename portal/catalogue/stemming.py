"""One beginning for all forms of a word: "organizers" and "organizing" are found by each other.

Snowball's algorithms do it, in Python, so that both databases know the same forms and a snippet
marks what the search found. A language without an algorithm has its words as they are written.
"""

from functools import lru_cache
from threading import local
from typing import Any

import snowballstemmer

from .arabic import light_stem
from .folding import fold

ALGORITHMS = {
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
"""The names that Snowball has for languages, by the first part of their codes."""

_thread = local()
"""Snowball's objects keep the word that they work on."""


@lru_cache(maxsize=200_000)
def stem(word: str, code: str) -> str:
    """Return the folded stem of `word` in the language with this code, such as "fr" or "pt-br".

    The word itself, folded, in a language that nobody wrote rules for, and for numbers.
    """
    language = code.split("-")[0]
    folded = fold(word)
    if any(letter.isdigit() for letter in folded):
        return folded
    if language == "ar":
        return light_stem(folded)
    if language not in ALGORITHMS:
        return folded
    # Accents are kept for the rules, which know their endings with them.
    return fold(_algorithm(ALGORITHMS[language]).stemWord(word.lower())) or folded


def _algorithm(name: str) -> Any:
    known: dict[str, Any] = _thread.__dict__.setdefault("known", {})
    if name not in known:
        known[name] = snowballstemmer.stemmer(name)
    return known[name]
