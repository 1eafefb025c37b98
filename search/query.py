"""What a visitor typed, made fit to search with."""

import re
from dataclasses import dataclass

LONGEST = 1_000
"""Characters that are looked at; more is no question."""

MOST_WORDS = 12
"""Words that are searched for. Databases slow down or fail at hundreds."""

LONGEST_WORD = 60

WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
"""A number with its decimals, or a run of letters and digits of any script."""


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
        found = [word[:LONGEST_WORD] for word in WORD.findall(looked_at)]
        words = tuple(dict.fromkeys(found))[:MOST_WORDS]
        shortened = len(text) > LONGEST or len(set(found)) > MOST_WORDS
        shown = " ".join(words) if shortened else " ".join(looked_at.split())
        return cls(shown, words, shortened)

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def plain(self) -> str:
        """The words for the database, divided by spaces."""
        return " ".join(self.words)
