"""Finds phrases of a list in a text, fast enough for a request and readable for who edits it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from portal.intake.finding.folding import fold

TOKEN = re.compile(r"[^\W_]+|%")
UNSPACED = re.compile("[\u3400-\u9fff]")
"""Chinese letters: between them words have no spaces."""
STEM = 3
"""Letters by which a word with any ending is looked up."""


def tokens(text: str) -> list[str]:
    """Return the words of a text and its per cent signs, in small letters without accents."""
    return TOKEN.findall(fold(text).replace("đ", "d"))


class Phrases:
    """Phrases such as "bad credit" or "backlink*", where a star stands for any ending."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._exact: dict[str, list[list[str]]] = defaultdict(list)
        self._stems: dict[str, list[list[str]]] = defaultdict(list)
        self._unspaced: list[str] = []
        for phrase in phrases:
            words = fold(phrase).split()
            if UNSPACED.search(phrase):
                self._unspaced.append(fold(phrase))
            elif words[0].endswith("*"):
                self._stems[words[0][:STEM].rstrip("*")].append(words)
            else:
                self._exact[words[0]].append(words)

    def __contains__(self, word: str) -> bool:
        """Whether a phrase begins with exactly this word: for lists of single words."""
        return word in self._exact

    def found_in(self, words: Sequence[str]) -> list[str]:
        """Return the different phrases that the `tokens` of a text have, in their order."""
        found: dict[str, None] = {}
        for at, word in enumerate(words):
            beginning = {word[:length] for length in range(1, STEM + 1)}
            stems = (phrase for short in beginning for phrase in self._stems.get(short, ()))
            for phrase in (*self._exact.get(word, ()), *stems):
                if len(phrase) <= len(words) - at and all(map(_fits, phrase, words[at:])):
                    found[" ".join(words[at : at + len(phrase)])] = None
        if self._unspaced and any(UNSPACED.search(word) for word in words):
            text = " ".join(words)
            found.update(dict.fromkeys(phrase for phrase in self._unspaced if phrase in text))
        return list(found)


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
