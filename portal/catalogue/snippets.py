"""The piece of a page's text in which a visitor's words stand, with the words marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page

from portal.languages.locales import locale_code

from .clauses import all_of
from .models import Text
from .query import WORD, Query, is_unspaced
from .readable import PART, readable
from .words import stems_of

Hit = tuple[int, int, str]
"""Where a word begins and ends in a text, and which one of those asked for it is."""

LONGEST_TEXT = 50_000
"""Characters of a page's text that are looked through."""

LONGEST_FILE = 200_000
"""The same of each of its files."""

LENGTH = 240
"""Characters of a snippet, more or less: it ends between words."""

LENGTH_UNSPACED = 120
"""The same for scripts whose characters are twice as wide, and say more."""

NEAR = 30
"""Characters within which a space is near enough to cut there."""


@dataclass(frozen=True)
class Piece:
    """Some characters of a text, with whether the visitor asked for them."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Snippet:
    """What a result shows of a page: its title, a piece of its text, and of which file that is."""

    title: list[Piece]
    pieces: list[Piece]
    file: str = ""
    """The title of the file in which the words stand; empty when it is the page's own text."""


def stems_asked(query: Query, code: str) -> frozenset[str]:
    """Return the stems that are marked for a question in the language with this code."""
    clauses = all_of(query, code)
    return frozenset(stem for clause in clauses for way in clause.ways for stem in way)


def snippets_of(pages: Iterable[Page], query: Query, code: str) -> dict[int, Snippet]:
    """Return for each page its title with the words marked, and where in its texts they stand.

    Only texts of published pages and editions are in use: the catalogue has no others. One query.
    """
    given = {page.pk: page for page in pages}
    texts = Text.objects.in_bulk(given) if given else {}
    stems = stems_asked(query, code)
    found = {}
    for pk, page in given.items():
        language = locale_code(page.locale_id)
        marks = Marks(language, stems, query)
        title = marks.piece(page.title, len(page.title))
        text = texts.get(pk)
        pieces, file = marks.best(text) if text else ([], "")
        found[pk] = Snippet(title, pieces, file)
    return found


def snippet(
    text: str, words: Sequence[str], length: int = 0, code: str = settings.LANGUAGE_CODE
) -> list[Piece]:
    """Return the part of `text` with the most of `words`, cut into marked and unmarked pieces.

    Without any of the words it is the beginning of the text. Without a `length` it is as long as
    results show it.
    """
    query = Query.from_text(" ".join(words))
    return Marks(code, stems_asked(query, code), query).piece(text, length)


class Marks:
    """Marks the words of a question in texts of one language."""

    def __init__(self, code: str, stems: frozenset[str], query: Query) -> None:
        self._code = code
        self._stems = stems
        self._query = query
        self._known: dict[str, str] = {}

    def best(self, text: Text) -> tuple[list[Piece], str]:
        """Return the pieces of a page that say most, and of which file they are; "" for its own."""
        own = readable(f"{text.summary}{PART}{text.body}"[:LONGEST_TEXT])
        hits = self.hits(own)
        if not hits:
            for title, code, said in text.files:
                file = Marks(code, self._stems, self._query)
                said = readable(said[:LONGEST_FILE])
                if found := file.hits(said):
                    return cut(said, found, self._length), title
        return cut(own, hits, self._length), ""

    def piece(self, text: str, length: int = 0) -> list[Piece]:
        """Return the part of a text with the most of the words, in pieces."""
        text = readable(text[:LONGEST_TEXT])
        return cut(text, self.hits(text), length or self._length)

    @property
    def _length(self) -> int:
        return LENGTH_UNSPACED if self._query.unspaced else LENGTH

    def hits(self, text: str) -> list[Hit]:
        """Return where the words stand in the text: beginning, end, and which of them it is."""
        hits = [
            (match.start(), match.end(), answer)
            for match in WORD.finditer(text)
            if (answer := self._answer(match.group()))
        ]
        if runs := self._query.unspaced:
            # Inside the text, and where the whole is nowhere, by its pieces of two characters.
            whole = [run for run in runs if run in text]
            parts = {run[at : at + 2] for run in runs if run not in whole for at in range(len(run))}
            longest_first = sorted({*whole, *(part for part in parts if len(part) > 1)}, key=len)
            if longest_first:
                pattern = "|".join(map(re.escape, reversed(longest_first)))
                found = re.finditer(pattern, text)
                hits += [(hit.start(), hit.end(), hit.group()) for hit in found]
        return sorted(hits)

    def _answer(self, written: str) -> str:
        """Return the stem by which a word was asked for; empty when it was not."""
        if written not in self._known:
            roots = () if is_unspaced(written) else stems_of(written, self._code)
            self._known[written] = next((root for root in roots if root in self._stems), "")
        return self._known[written]


def cut(text: str, hits: list[Hit], length: int) -> list[Piece]:
    """Return the part of a text with the most different hits, in marked and unmarked pieces."""
    start = _best_start(hits, length) if len(text) > length else 0
    start, end = _between_words(text, start, length)
    pieces = [Piece("… ", False)] if start else []
    here = start
    for first, last, _answer in hits:
        if first >= max(start, here) and last <= end:
            pieces += [Piece(text[here:first], False), Piece(text[first:last], True)]
            here = last
    pieces.append(Piece(text[here:end] + (" …" if end < len(text) else ""), False))
    return [piece for piece in pieces if piece.text]


def _best_start(hits: list[Hit], length: int) -> int:
    """Return where to begin so that the most different words fit in, with some text before."""
    best, most = 0, 0
    for number, (first, _last, _answer) in enumerate(hits[:200]):
        near = {
            answer
            for start, _end, answer in hits[number : number + 20]
            if start < first + length // 2
        }
        if len(near) > most:
            best, most = first, len(near)
    return max(0, best - length // 3)


def _between_words(text: str, start: int, length: int) -> tuple[int, int]:
    """Return where to begin and end, moved to the nearest spaces if there are any."""
    if start:
        space = text.find(" ", start, start + NEAR)
        start = space + 1 if space >= 0 else start
    end = start + length
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", end - NEAR, end)
    return start, space if space > start else end
