"""Asks the catalogue, and leads to corrected words where the answer is poor."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from wagtail.models import Locale, Page

from portal.catalogue import Asking, Question, Snippet, did_you_mean, one_moment
from portal.catalogue.asking import ENOUGH, read_pages
from portal.catalogue.snippets import snippets_of
from portal.languages.versions import in_reader_language

from .asked import Asked

PER_PAGE = 10
MOST_ELSEWHERE = 5

FEW = 3
"""So few pages may have the words by chance: a slip can be a word of another language."""


@dataclass(frozen=True)
class Found:
    """What was found for one address."""

    asking: Asking | None = None
    """How it was found; None where nothing was asked, or better words come first."""

    pages: list[Page] = field(default_factory=list)
    """The pages of this page of the list."""

    elsewhere: list[Page] = field(default_factory=list)
    """Pages that answer in other languages, each in the reader's where it exists."""

    partly: list[Page] = field(default_factory=list)
    """Pages in the reader's language with some of the words, after the last of a few with all."""

    snippets: dict[int, Snippet] = field(default_factory=dict)
    """Where the words stand, by the keys of all three."""

    better: str = ""
    """Other words, of which each is on some page; empty where there is nothing better to try."""

    @property
    def count(self) -> int:
        """How many pages there are in the reader's language."""
        return self.asking.count if self.asking else 0

    @property
    def all_words(self) -> bool:
        """Whether every page has all the words that were looked for."""
        return self.asking.all_words if self.asking else True

    @property
    def leads_on(self) -> bool:
        """Whether a visitor is led to better words at once, and not only told of them."""
        return bool(self.better) and self.asking is None

    @property
    def is_answered(self) -> bool:
        """Whether some page has all the words."""
        return bool(self.count) and self.all_words


def find(asked: Asked, locale: Locale) -> Found:
    """Answer what an address asks for.

    Words that no page has together, in whatever language, are corrected, unless the visitor insists
    on them, has narrowed what was found, or came here by a correction. Then there is no answer yet,
    only what is `better`: `leads_on` tells. Of better words than those that only a few pages have,
    a visitor is told beside the answer; whoever insists is not.
    """
    if not asked.query:
        return Found()
    with one_moment():
        asking = Asking(Question(asked.query, locale, asked.chosen, asked.sort))
        is_known = asking.all_words and (asking.count or asking.elsewhere(1))
        is_poor = not is_known or (asked.is_first_look and asking.count <= FEW)
        better = did_you_mean(asked.query, locale) if is_poor and not asked.is_exact else ""
        if better and not (is_known or asked.is_narrowed or asked.corrected_from):
            return Found(better=better)
        return _read(asking, asked, locale, better)


def page_number(asked: Asked, count: int) -> int:
    """Return which page of a list is shown: one that does not exist is the last one there is."""
    return min(asked.page, max(1, -(-count // PER_PAGE)))


def _read(asking: Asking, asked: Asked, locale: Locale, better: str) -> Found:
    """Read the pages to show, and some in other languages where there is room, all together."""
    number = page_number(asked, asking.count)
    keys = asking.keys((number - 1) * PER_PAGE, number * PER_PAGE)
    has_room = number == 1 and len(keys) < PER_PAGE
    others = asking.elsewhere(2 * MOST_ELSEWHERE) if has_room else []
    is_last = number * PER_PAGE >= asking.count and not asked.is_narrowed
    some = asking.partly(ENOUGH - asking.count) if is_last else []
    read = {page.pk: page for page in read_pages([*keys, *others, *some])}
    pages = [read[key] for key in keys if key in read]
    seen = {page.translation_key for page in pages}
    abroad = [read[key] for key in others if key in read]
    elsewhere = _unseen(in_reader_language(abroad, locale), seen)[:MOST_ELSEWHERE]
    partly = _unseen((read[key] for key in some if key in read), seen)
    snippets = snippets_of([*pages, *elsewhere, *partly], asked.query, locale.language_code)
    return Found(asking, pages, elsewhere, partly, snippets, better)


def _unseen(pages: Iterable[Page], seen: set[UUID]) -> list[Page]:
    """Return the pages of which no version is `seen`, each once; they are from then on."""
    found = []
    for page in pages:
        if page.translation_key not in seen:
            seen.add(page.translation_key)
            found.append(page)
    return found
