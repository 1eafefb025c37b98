"""The piece of a page's text in which a visitor's words stand, with the words marked."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Left
from wagtail.models import Page

from portal.languages.locales import locale_code
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared

from .clauses import all_of
from .documents import open_documents
from .models import Text
from .query import WORD, Query, is_unspaced
from .readable import PART, readable
from .words import stems_of

Hit = tuple[int, int, str]
"""Where a word begins and ends in a text, and which one of those asked for it is."""

File = tuple[str, str, str, int]
"""A file as the catalogue keeps it: its title, its language, what it says, its document."""

LONGEST_TEXT = 50_000
"""Characters of a page's text that are looked through."""

LONGEST_FILE = 100_000
"""The same of each of its files."""

LONGEST_ANSWER = 500_000
"""The same of all pages and files of one answer together."""

NEARBY = 2_000
"""Characters of a file that are looked through after its first hit, for more of them."""

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

    language: str = ""
    """The tag of the language of that file."""

    document: int | None = None
    """The key of its document."""


def stems_asked(query: Query, code: str) -> frozenset[str]:
    """Return the stems that are marked for a question in the language with this code."""
    clauses = all_of(query, code)
    return frozenset(stem for clause in clauses for way in clause.ways for stem in way)


def snippets_of(pages: Iterable[Page], query: Query, code: str) -> dict[int, Snippet]:
    """Return for each page its title with the words marked, and where in its texts they stand.

    Only texts of published pages and editions are in use: the catalogue has no others. A file is
    looked into where the page's own words do not answer, and only if everybody may have it at this
    moment, whatever the catalogue knows yet. Three queries at most.
    """
    given = {page.pk: page for page in pages}
    stems = stems_asked(query, code)
    looking = Looking()
    marks_in = cache(lambda language: Marks(language, stems, query))
    found: dict[int, Snippet] = {}
    silent: dict[int, Marks] = {}
    for pk, (own, terms) in _own_texts(given).items():
        page = given[pk]
        marks = marks_in(locale_code(page.locale_id))
        title, own = readable(page.title), looking.part(own, LONGEST_TEXT)
        in_title, in_own = marks.hits(title), marks.hits(own)
        found[pk] = Snippet(cut(title, in_title, len(title)), cut(own, in_own, marks.length))
        if query and not (in_title or in_own or marks.hits(terms)):
            silent[pk] = marks
    for pk, files in _open_files(silent).items():
        for title, language, said, document in files:
            marks = marks_in(language)
            said = looking.part(said, LONGEST_FILE)
            if hits := marks.hits(said, NEARBY):
                pieces = cut(said, hits, marks.length)
                found[pk] = Snippet(found[pk].title, pieces, title, language, document)
                break
    return found


class Looking:
    """Counts the characters that are looked through for one answer."""

    def __init__(self) -> None:
        self.left = LONGEST_ANSWER

    def part(self, text: str, most: int) -> str:
        """Return as much of a text as may still be looked through, as one reads it."""
        part = readable(text[: min(most, self.left)])
        self.left -= len(part)
        return part


def _own_texts(pages: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return the beginning of what pages say themselves, and their terms: one query."""
    if not pages:
        return {}
    rows = _said(pages=Keys(pages))
    known = {pk: (f"{summary}{PART}{said}", terms) for pk, summary, said, terms in rows}
    return {pk: known.get(pk, ("", "")) for pk in pages}


@prepared
def _said(*, pages: Keys) -> QuerySet[Text, tuple[int, str, str, str]]:
    texts = Text.objects.filter(one_of("page_id", pages)).annotate(said=Left("body", LONGEST_TEXT))
    return texts.values_list("page_id", "summary", "said", "terms")


@prepared
def _files(*, pages: Keys) -> QuerySet[Text, tuple[int, list[File]]]:
    texts = Text.objects.filter(one_of("page_id", pages)).exclude(files=[])
    return texts.values_list("page_id", "files")


def _open_files(pages: Collection[int]) -> dict[int, list[File]]:
    """Return of each page the files that everybody may have now: two queries."""
    if not pages:
        return {}
    files = dict(_files(pages=Keys(pages)))
    is_open = open_documents({file[3] for held in files.values() for file in held})
    return {pk: [file for file in held if file[3] in is_open] for pk, held in files.items()}


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

    def piece(self, text: str, length: int = 0) -> list[Piece]:
        """Return the part of a text with the most of the words, in pieces."""
        text = readable(text[:LONGEST_TEXT])
        return cut(text, self.hits(text), length or self.length)

    @property
    def length(self) -> int:
        """Characters of a snippet."""
        return LENGTH_UNSPACED if self._query.unspaced else LENGTH

    def hits(self, text: str, nearby: int | None = None) -> list[Hit]:
        """Return where the words stand in the text: beginning, end, and which of them it is.

        With `nearby`, only the first and those in so many characters after it.
        """
        hits: list[Hit] = []
        for match in WORD.finditer(text):
            if nearby is not None and hits and match.start() > hits[0][0] + nearby:
                break
            if answer := self._answer(match.group()):
                hits.append((match.start(), match.end(), answer))
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
