"""The words of a page with their places and weights, as PostgreSQL's `tsvector` writes them.

PostgreSQL only stores, finds and ranks; what a word is, `words` says, alike on every database.

Beside each word of a title stands the word with `^` before it, beside each of the summary, the
vocabulary and other titles with `~`. PostgreSQL's index knows no weights, and with these it finds
the pages that have a word in their title without reading any other.
"""

from collections.abc import Iterable
from itertools import islice

from .reading import Contents
from .words import words_of

IN_TITLE, IN_HEAD = "^", "~"

MOST_PLACES = 12
"""Places of one word that are kept. More make a text no better an answer."""

LAST_PLACE = 16_383
"""The largest that PostgreSQL stores."""

GAP = 8
"""Places between two parts of a page, so that no phrase reaches over."""

MOST_WORDS = 30_000
"""Different words of one page."""

MOST_BYTES = 900_000
"""Bytes of a vector. PostgreSQL refuses one of 1 MB (MAXSTRPOS in tsvector's source)."""


class Places:
    """Gathers the words of a page."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self.heads: set[str] = set()
        self.place = 0

    def add(self, text: str, code: str, weight: str, head: str = "") -> None:
        """Add the words of a text in a language, with a weight from A to D."""
        for word in words_of(text, code):
            self.place += 1
            if word.silent and head != IN_TITLE:
                continue
            for root in word.stems:
                places = self.found.setdefault(root, [])
                if len(places) < MOST_PLACES:
                    places.append(f"{min(self.place, LAST_PLACE)}{weight}")
                if head:
                    self.heads.add(head + root)
        self.place += GAP

    def vector(self) -> str:
        """Return what was gathered, in PostgreSQL's own writing: what came last is left out."""
        left = MOST_BYTES - sum(_bytes(word) for word in self.heads)
        written = []
        for word, places in islice(self.found.items(), MOST_WORDS):
            left -= _bytes(word, len(places))
            if left < 0:
                break
            written.append(f"{quoted(word)}:{','.join(places)}")
        return " ".join([*written, *(quoted(word) for word in self.heads)])


def _bytes(word: str, places: int = 0) -> int:
    """Return what PostgreSQL keeps of a word at most: two for each place and for their number."""
    return len(word.encode()) + 1 + 2 * (places + 1)


def quoted(word: str) -> str:
    """Return a word between quotation marks, as `tsvector` and `tsquery` read it."""
    inside = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{inside}'"


def vector_of(contents: Contents) -> str:
    """Return the words of a page with places and weights."""
    places = Places()
    places.add(contents.title, contents.language, "A", IN_TITLE)
    for title, code in contents.titles:
        places.add(title, code, "A", IN_HEAD)
    places.add(contents.summary, contents.language, "B", IN_HEAD)
    places.add(contents.terms, contents.language, "B", IN_HEAD)
    places.add(contents.body, contents.language, "C")
    for file in contents.files:
        places.add(file.text, file.language, "D")
    return places.vector()


def columns_of(contents: Contents) -> tuple[str, str, str, str]:
    """Return the same words as four texts: title, other titles and summary, body, files."""

    def stems(texts: Iterable[tuple[str, str]], keep_silent: bool = False) -> str:
        return " ".join(
            root
            for text, code in texts
            for word in words_of(text, code)
            if keep_silent or not word.silent
            for root in word.stems
        )

    own = contents.language
    return (
        stems([(contents.title, own)], keep_silent=True),
        stems([*contents.titles, (contents.summary, own), (contents.terms, own)]),
        stems([(contents.body, own)]),
        stems([(file.text, file.language) for file in contents.files]),
    )
