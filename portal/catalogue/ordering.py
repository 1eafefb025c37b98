"""Brings what was found into an order, without reading more of it than is shown."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from .bits import Among, bits_of, both, number, pages_in
from .clauses import Clause
from .engines import engine
from .models import Entry
from .vectors import IN_HEAD, IN_TITLE

NEWEST, TITLE, RELEVANCE = "newest", "title", "relevance"

FEW = 2_000
"""So many pages are sorted as they are. Of more, the list of all is walked until enough are found.
"""

STEP = 2_000
"""Entries of a list that are walked at once; four times as many with each further step."""

RANKED = 400
"""Pages whose answer to a question is weighed. When more hold the words, those that have all of
them in the title come first, then those that have them in the summary, the newest of each; after
the weighed ones follow the others by date."""

RECENT = 0.1
"""What a page of today has before one of five years ago, or without a date."""

OUTDATED = 0.5
"""What is left of the worth of a page that is kept for the record."""


def in_order(
    found: Mapping[int, int], sort: str, start: int, stop: int, years: Collection[int] = ()
) -> list[int]:
    """Return the pages `start` to `stop` of a set, the newest first or by title.

    `years` say that all of them are of these years: no others are walked by.
    """
    total = number(found)
    stop = min(stop, total)
    if start >= stop:
        return []
    if total <= FEW:
        chosen = Entry.objects.filter(page__in=list(pages_in(found)))
        return list(_sorted(chosen, sort).values_list("page_id", flat=True)[start:stop])
    among = Among(found)
    shown: list[int] = []
    seen = 0
    for page in _walk(sort, years):
        if page in among:
            if seen >= start:
                shown.append(page)
            seen += 1
            if seen == stop:
                break
    return shown


def best_of(
    found: Mapping[int, int], clauses: list[Clause], operator: str, years: Collection[int] = ()
) -> list[int]:
    """Return the pages that answer best, at most RANKED of them, the best first."""
    candidates = (
        list(pages_in(found))
        if number(found) <= RANKED
        else _candidates(found, clauses, operator, years)
    )
    worth = engine().scores(candidates, clauses)
    rows = Entry.objects.filter(page__in=candidates).values_list("page_id", "dated", "archived")
    today = timezone.localdate()
    weighed = {
        page: (worth.get(page, 0) + _recent(dated, today)) * (OUTDATED if archived else 1)
        for page, dated, archived in rows
    }
    return sorted(weighed, key=lambda page: (-weighed[page], page))


def _recent(dated: date, today: date) -> float:
    years = (today - dated).days / 365.25
    return RECENT * max(0.0, 1.0 - max(0.0, years) / 5.0)


def _candidates(
    found: Mapping[int, int], clauses: list[Clause], operator: str, years: Collection[int]
) -> list[int]:
    chosen: dict[int, None] = {}
    for head in (IN_TITLE, IN_HEAD):
        fitting = both(bits_of(engine().matching(clauses, operator, head)), found)
        chosen.update(dict.fromkeys(in_order(fitting, NEWEST, 0, RANKED, years)))
        if len(chosen) >= RANKED:
            return list(chosen)[:RANKED]
    chosen.update(dict.fromkeys(in_order(found, NEWEST, 0, RANKED, years)))
    return list(chosen)[:RANKED]


def _sorted(entries: QuerySet[Entry], sort: str) -> QuerySet[Entry]:
    if sort == TITLE:
        return entries.order_by("title_key", "page")
    return entries.order_by("-dated", "title_key", "page")


def _walk(sort: str, years: Collection[int]) -> Iterator[int]:
    """Yield all pages of the catalogue in an order, in growing steps; of some years, the newest."""
    entries = Entry.objects.all()
    if years and sort == NEWEST:
        span = (date(min(years), 1, 1), date(max(years), 12, 31))
        entries = entries.filter(dated__range=span)
    keys = _sorted(entries, sort).values_list("page_id", flat=True)
    start, step = 0, STEP
    while rows := list(keys[start : start + step]):
        yield from rows
        start += step
        step *= 4
