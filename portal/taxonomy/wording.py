"""When two spellings are one word: without case, accents, punctuation and plain plurals.

The rules for plurals are few and the same for every word, so what they make of it need not be a
word itself: it only has to be the same for "clinic" and "clinics". What they cannot tell, such as
"people" and "person", stays two words. Languages without a rule here keep their words as they are.
"""

import re
import unicodedata
from collections.abc import Callable

TATWEEL = "\u0640"
"""Stretches Arabic letters and means nothing."""

SHORTEST = 4
"""Shorter words have no plural that a rule can tell: “bus”, “gas”, “mes”."""


def key_of(text: str, language: str) -> str:
    """Return what `text` has in common with its other spellings in `language`, a locale's code.

    Words are divided by one space. Empty only for a text that says nothing.
    """
    letters = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if letter != TATWEEL and not _is_accent(letter)
    )
    words = "".join(letter if _is_of_word(letter) else " " for letter in letters).split()
    singular = _SINGULAR.get(language.split("-")[0], _same)
    return " ".join(map(singular, words)) or " ".join(text.casefold().split())


def parts_of(key: str) -> set[str]:
    """Return every run of whole words inside a key, but not the key itself."""
    words = key.split()
    runs = {
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    }
    return runs - {key}


def _is_accent(letter: str) -> bool:
    """Whether it is a mark over or under a letter of Latin, Greek, Arabic or Hebrew script.

    By its combining class (Unicode Standard Annex 44). The vowels of Indic and Thai script are
    marks too, of other classes, and part of the word.
    """
    place = unicodedata.combining(letter)
    return 10 <= place <= 35 or place >= 200


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def _same(word: str) -> str:
    return word


def _english(word: str) -> str:
    if len(word) < SHORTEST or re.search("(ss|us|is)$", word):
        return word
    if word.endswith("ies") and len(word) > SHORTEST:
        return f"{word[:-3]}y"
    if re.search("(ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word.removesuffix("s")


def _spanish(word: str) -> str:
    if len(word) < SHORTEST:
        return word
    if word.endswith("ces"):
        return f"{word[:-3]}z"
    # "Padre" and "padres", "red" and "redes": the vowel goes, whichever it belongs to.
    return re.sub("(es|s|e)$", "", word)


def _french(word: str) -> str:
    if len(word) < SHORTEST:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-3]}al"
    return re.sub("[sx]$", "", word)


_SINGULAR: dict[str, Callable[[str], str]] = {"en": _english, "es": _spanish, "fr": _french}
