"""Which changes of a text are too small to tell readers of.

Trivial are: white space, punctuation and letter case; and in a long text the mending of a few
words, each by two letters at most. Never trivial are numbers, a word more or less, and a word that
becomes another: “may apply” and “may not apply” differ by little and mean the opposite.
"""

import re
import unicodedata
from difflib import SequenceMatcher

LONG = 150
"""Characters. In a shorter text every mended word may matter."""

SHARE = 0.02
"""The part of a long text's characters that may change."""

WORD = 5
"""Letters. In a shorter word one letter makes another word: now, not."""

LETTERS = 2

_NUMBERS = re.compile(r"\d+(?:[.,:/\-\u2013]\d+)*")


def is_trivial(old: str, new: str) -> bool:
    """Return whether readers of the old text miss nothing that the new one says."""
    if _NUMBERS.findall(old) != _NUMBERS.findall(new):
        return False
    if letters_of(old) == letters_of(new):
        return True
    return _is_mended(old, new)


def letters_of(text: str) -> str:
    """Return the text without case, white space and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] not in "PZC")


def _is_mended(old: str, new: str) -> bool:
    before, after = old.split(), new.split()
    if len(old) < LONG or len(before) != len(after):
        return False
    changed = 0
    for one, other in zip(map(letters_of, before), map(letters_of, after), strict=True):
        if one == other:
            continue
        letters = _different_letters(one, other)
        if min(len(one), len(other)) < WORD or one[0] != other[0] or letters > LETTERS:
            return False
        changed += letters
    return changed <= len(old) * SHARE


def _different_letters(one: str, other: str) -> int:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return sum(
        max(end - start, other_end - other_start)
        for tag, start, end, other_start, other_end in matcher.get_opcodes()
        if tag != "equal"
    )
