"""Cuts texts into what is looked up: stems of words, and pairs of characters where none are cut."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .folding import fold
from .query import WORD, is_unspaced
from .stemming import stem
from .stop_words import is_stop_word

LONGEST_WORD = 60
"""Characters of a word that count."""


@dataclass(frozen=True)
class Word:
    """A word of a text: where it begins and ends, as it is written, and what it is found by."""

    start: int
    end: int
    written: str
    stems: tuple[str, ...]
    silent: bool
    """Whether it says nothing, such as "the"."""


def words_of(text: str, code: str) -> Iterator[Word]:
    """Yield the words of a text in the language with this code, in their order.

    A run of a script without spaces is cut into overlapping pairs of characters, and its last
    character alone: 健康房 gives 健康, 康房 and 房. So any part of it is found from an index.
    """
    for match in WORD.finditer(text):
        written = match.group()
        if not is_unspaced(written):
            folded = fold(written)[:LONGEST_WORD]
            if folded:
                silent = is_stop_word(folded, code)
                yield Word(match.start(), match.end(), written, stems_of(written, code), silent)
            continue
        for at in range(len(written)):
            pair = written[at : at + 2]
            start = match.start() + at
            yield Word(start, start + len(pair), pair, (fold(pair),), False)


@lru_cache(maxsize=200_000)
def stems_of(word: str, code: str) -> tuple[str, ...]:
    """Return what a word is found by: its stem, and the stem of the word without its accents.

    The rules of some languages need accents, and people leave them out.
    """
    folded = fold(word)
    both = (stem(word, code), stem(folded, code)) if folded != word.lower() else (stem(word, code),)
    return tuple(dict.fromkeys(root[:LONGEST_WORD] for root in both))
