"""What the portal knows before anybody has taught it anything: words of offers, and of our subject.

The words are in `known/*.toml`, where whoever runs a portal can read and change them. Counting
them is all that is done, so that each sign can be read: "bad credit, no collateral".
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from .phrases import UNSPACED, Phrases, tokens
from .reading import ADDRESS, Reading
from .signs import ENOUGH, Sign, Suspicion, sign

KNOWN = Path(__file__).parent / "known"

STRONG = 2
"""What a phrase weighs that says it by itself; a weak one weighs 1."""
WEIGHT_OF_A_POINT = 2
SHOWN = 6

LONGEST = 600
"""Words of one text that are looked at: an offer says what it is at once."""

ENOUGH_WORDS, ENOUGH_LETTERS = 8, 14
"""From how many words, or Chinese letters, on a message should have something of our subject."""

ARABIC = re.compile("[\u0621-\u064a]+")
"""A word in the letters of Arabic itself: Persian and Urdu have others as well."""

WORDS_FOR_A_SUBJECT = 20
"""For how many words of a message one is expected to be of our subject; people have far more."""

WORDS_FOR_A_HINT = 40
"""For how many words one weak hint is nothing: who writes much writes "free" and "now" as well."""

SMALL_WORDS, SMALL_SHARE = 2, 0.15
"""How many little words of a language, and which share of all, tell that a text is in it."""


def offer(reading: Reading) -> Sign | None:
    """Return the sign that a text reads like an offer nobody asked for, in any language."""
    strong, weak = _offers()
    words = tokens(reading.everything)[:LONGEST]
    telling = strong.found_in(words)
    used = {word for phrase in telling for word in phrase.split()}
    # A word of a phrase is not counted a second time by itself.
    hints = [word for word in weak.found_in(words) if word not in used]
    weight = STRONG * len(telling) + max(0, len(hints) - len(words) // WORDS_FOR_A_HINT)
    if points := min(ENOUGH, weight // WEIGHT_OF_A_POINT):
        return sign(Suspicion.OFFER, ", ".join([*telling, *hints][:SHOWN]), points)
    return None


def off_subject(reading: Reading) -> Sign | None:
    """Return the sign that a text of some length has hardly anything of what people ask us.

    None for a short one, and in a language whose words we do not know.
    """
    words = tokens(ADDRESS.sub(" ", reading.text))[:LONGEST]
    language = language_of(words)
    if not language or not _is_long(words):
        return None
    ours = sum(len(subjects.found_in(words)) for _small, subjects in _subjects().values())
    if ours >= max(1, len(words) // WORDS_FOR_A_SUBJECT):
        return None
    return sign(Suspicion.OFF_SUBJECT)


def language_of(words: Sequence[str]) -> str:
    """Return the code of the language that the little words of a text are of, or ""."""
    if any(UNSPACED.search(word) for word in words):
        return "zh"
    if sum(bool(ARABIC.fullmatch(word)) for word in words) > len(words) / 2:
        return "ar"
    best, most = "", 0
    for language, (small, _subjects_of_it) in _subjects().items():
        number = sum(word in small for word in words)
        if number > most:
            best, most = language, number
    return best if most >= SMALL_WORDS and most >= SMALL_SHARE * len(words) else ""


def _is_long(words: Sequence[str]) -> bool:
    unspaced = sum(len(UNSPACED.findall(word)) for word in words)
    return len(words) >= ENOUGH_WORDS or unspaced >= ENOUGH_LETTERS


@cache
def _offers() -> tuple[Phrases, Phrases]:
    by_language = tomllib.loads((KNOWN / "offers.toml").read_text("utf-8")).values()
    strong = {phrase for lists in by_language for phrase in lists["strong"]}
    weak = {phrase for lists in by_language for phrase in lists["weak"]}
    return Phrases(strong), Phrases(weak - strong)


@cache
def _subjects() -> dict[str, tuple[Phrases, Phrases]]:
    by_language = tomllib.loads((KNOWN / "subjects.toml").read_text("utf-8"))
    return {
        language: (Phrases(lists["small"]), Phrases(lists["subjects"]))
        for language, lists in by_language.items()
    }
