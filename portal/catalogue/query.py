"""What a visitor typed, made fit to search with."""

import re
from dataclasses import dataclass

from .folding import MARKS, fold

LONGEST = 1_000
"""Characters that are looked at; more is no question."""

MOST_WORDS = 12
"""Words that are searched for. Databases slow down or fail at hundreds."""

LONGEST_WORD = 60

UNSPACED = (
    "\u0e01-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"  # Japanese
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese characters
)
"""Scripts that are written without spaces between words, with their marks, as a class of `re`."""

INDIC = "\u0900-\u0963\u0966-\u0dff"
"""Letters and vowel signs of India's scripts; Python takes the signs for no letters."""

WORD = re.compile(
    rf"\d+(?:[.,]\d+)+|[{UNSPACED}]+|(?:(?![{UNSPACED}])(?:[^\W_]|[{INDIC}{MARKS}]))+"
)
"""A number with its decimals, or a run of letters, signs on them and digits of one way of writing.
"""

IN_UNSPACED_SCRIPT = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True)
class Query:
    """The words of a question. Signs and operators mean nothing, so none of them can fail."""

    text: str
    words: tuple[str, ...]
    shortened: bool

    @classmethod
    def from_text(cls, text: str) -> "Query":
        """Read what was typed, of any length and with any characters."""
        looked_at = text.replace("\x00", " ")[:LONGEST]
        cut = (word[:LONGEST_WORD] for word in WORD.findall(looked_at))
        # Marks alone, such as a vowel sign without its letter, are no word that a page could have.
        found = [word for word in cut if fold(word)]
        words = tuple(dict.fromkeys(found))[:MOST_WORDS]
        shortened = len(text) > LONGEST or len(set(found)) > MOST_WORDS
        shown = " ".join(words) if shortened else " ".join(looked_at.split())
        return cls(shown, words, shortened)

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def plain(self) -> str:
        """The words that the index of the database knows, divided by spaces."""
        return " ".join(word for word in self.words if not is_unspaced(word))

    @property
    def unspaced(self) -> tuple[str, ...]:
        """The runs of characters of scripts without spaces: words, phrases or whole sentences."""
        return tuple(word for word in self.words if is_unspaced(word))

    @property
    def pairs(self) -> tuple[str, ...]:
        """The same, cut into pieces of two characters, as most words of Chinese are long."""
        pieces = [
            run[start : start + 2] for run in self.unspaced for start in range(max(1, len(run) - 1))
        ]
        return tuple(dict.fromkeys(pieces))[:MOST_WORDS]

    @property
    def is_divisible(self) -> bool:
        """Whether pages may hold a part of the question only."""
        return len(self.words) > 1 or len(self.pairs) > 1


def is_unspaced(word: str) -> bool:
    """Tell whether a word of a query is a run of characters of a script without spaces."""
    return bool(IN_UNSPACED_SCRIPT.match(word))
