"""The piece of a page's text in which a visitor's words stand, with the words marked."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wagtail.models import Page
from wagtail.search.models import IndexEntry

from .query import WORD, is_unspaced

LONGEST_TEXT = 50_000
"""Characters of a page's text that are looked through."""

LENGTH = 240
"""Characters of a snippet, more or less: it ends between words."""

LENGTH_UNSPACED = 120
"""The same for scripts whose characters are twice as wide, and say more."""

NEAR = 30
"""Characters within which a space is near enough to cut there."""

STOPS = ".!?:;…。！？：；、，"  # noqa: RUF001 - Chinese has its own
"""After these no comma is needed."""

STEM = 4
"""Forms of one word share so many letters at least, and differ in length by fewer."""


@dataclass(frozen=True)
class Piece:
    """Some characters of a text, with whether the visitor asked for them."""

    text: str
    marked: bool


def texts_of(pages: Iterable[Page]) -> dict[int, str]:
    """Return the searchable text of each page, as the search index holds it: one query.

    Only the text of published pages is in use: the index reads the page's row, not its drafts.
    """
    given = list(pages)
    if not given:
        return {}
    names = {field.name for field in IndexEntry._meta.get_fields()}
    field = "body_text" if "body_text" in names else "body"  # PostgreSQL, SQLite
    entries = IndexEntry.objects.filter(
        content_type_id__in={page.content_type_id for page in given},
        object_id__in=[str(page.pk) for page in given],
    )
    return {int(pk): text or "" for pk, text in entries.values_list("object_id", field)}


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Return `word` without case and accents, for comparison."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def answers(found: str, asked: Sequence[str]) -> str:
    """Return the word of `asked` that `found` is or is a form of; empty when there is none.

    `asked` is folded. Forms are guessed by their beginning, so that what a stemming database finds
    is marked as well.
    """
    word = folded(found)
    for other in asked:
        if word == other:
            return other
        shared = other[: max(STEM, len(other) - 3)]
        if len(other) > STEM and word.startswith(shared) and abs(len(word) - len(other)) < STEM:
            return other
    return ""


def readable(text: str) -> str:
    """Return indexed text as one reads it: the index puts commas between parts, empty ones too."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?:\s*,)+(?=\s*,)", "", text)
    text = re.sub(r"\s+,", ",", text)
    return re.sub(rf"([{STOPS}])\s*,", r"\1", text).strip(" ,")


def snippet(text: str, words: Sequence[str], length: int = 0) -> list[Piece]:
    """Return the part of `text` with the most of `words`, cut into marked and unmarked pieces.

    Without any of the words it is the beginning of the text. Without a `length` it is as long as
    results show it.
    """
    length = length or (LENGTH_UNSPACED if any(map(is_unspaced, words)) else LENGTH)
    text = readable(text[:LONGEST_TEXT])
    hits = _hits(text, words)
    start = _best_start(hits, length) if len(text) > length else 0
    start, end = _between_words(text, start, length)
    pieces = [Piece("… ", False)] if start else []
    here = start
    for first, last, _answer in hits:
        if first >= start and last <= end:
            pieces += [Piece(text[here:first], False), Piece(text[first:last], True)]
            here = last
    pieces.append(Piece(text[here:end] + (" …" if end < len(text) else ""), False))
    return [piece for piece in pieces if piece.text]


def _hits(text: str, words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return where the words stand in the text: beginning, end, and which of them it is."""
    asked = tuple(folded(word) for word in words if not is_unspaced(word))
    hits = [
        (match.start(), match.end(), answer)
        for match in WORD.finditer(text)
        if (answer := answers(match.group(), asked))
    ]
    if runs := [word for word in words if is_unspaced(word)]:
        # Inside the text, and where the whole is nowhere, by its pieces of two characters.
        whole = [run for run in runs if run in text]
        parts = {run[at : at + 2] for run in runs if run not in whole for at in range(len(run))}
        longest_first = sorted({*whole, *(part for part in parts if len(part) > 1)}, key=len)[::-1]
        if longest_first:
            pattern = "|".join(map(re.escape, longest_first))
            hits += [(hit.start(), hit.end(), hit.group()) for hit in re.finditer(pattern, text)]
    return sorted(hits)


def _best_start(hits: list[tuple[int, int, str]], length: int) -> int:
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
