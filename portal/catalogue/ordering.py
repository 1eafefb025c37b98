"""Brings what was found into an order, without reading more of it than is shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from portal.days import end_of
from portal.pagecache import until

from .bits import Among, Bits, both, either, number, pages_in, without
from .clauses import Clause
from .common_words import pages_with
from .engines import engine
from .models import UNDATED, Entry
from .standing import Standing
from .vectors import IN_HEAD, IN_TITLE

NEWEST: str = "newest"
TITLE: str = "title"
RELEVANCE: str = "relevance"

FEW = 2_000
"""So many pages are sorted as they are. Of more, an index in that order is walked.
"""

DEARER = 3
"""How many steps of such a walk cost about as much as to look up one page by its key."""

MARGIN = 100
"""Steps beyond what is expected: what is found is not spread evenly."""

RANKED = 400
"""Pages whose answer to a question is weighed. When more hold the words, those that have all of
them in the title come first, then those that have them in the summary, the newest of each; after
the weighed ones follow the others by date."""

RECENT = 0.1
"""What a page of today has before one of five years ago, or without a date."""

OUTDATED = 0.5
"""What is left of the worth of a page that is kept for the record."""


def in_order(
    found: Mapping[int, int], sort: str, start: int, stop: int, standing: Standing
) -> list[int]:
    """Return the pages `start` to `stop` of a set, the newest first or by title.

    How far into a large set they are hardly matters for the newest: the bits say in which years
    they stand, and no others are looked at.
    """
    total = number(found)
    stop = min(stop, total)
    if start >= stop:
        return []
    if sort == TITLE:
        part = Part(found, total, sum(map(number, standing.answers("locale").values())))
        return _of_part(part, sort, start, stop)
    part = _years_around(found, start, stop, standing.years)
    return _of_part(part, sort, start - part.before, stop - part.before)


@dataclass(frozen=True)
class Part:
    """A part of what was found that is looked at, in the place of all of it."""

    found: Mapping[int, int]
    number: int
    among: int
    """Pages of the catalogue between its first and its last, found or not."""

    before: int = 0
    """Found pages that come before it in the order."""

    days: tuple[date, date] | None = None
    """The first and the last day of its pages; without, they may be of any."""


def _years_around(
    found: Mapping[int, int], start: int, stop: int, years: Sequence[tuple[int, Bits]]
) -> Part:
    """Return what was found in the years in which the pages `start` to `stop` by date stand."""
    picked: list[Bits] = []
    first = last = None
    before = count = among = 0
    for year, pages in years:
        here = both(found, pages)
        if not here:
            continue
        size = number(here)
        if not picked and before + size <= start:
            before += size
            continue
        picked.append(here)
        count += size
        among += number(pages)
        first, last = date(year, 1, 1), last or date(year, 12, 31)
        if before + count >= stop:
            return Part(either(picked), count, among, before, (first, last))
    # Those without a date come last.
    undated = without(found, either(pages for _year, pages in years))
    rest = number(undated)
    days = (UNDATED, last or UNDATED)
    return Part(either([*picked, undated]), count + rest, among + rest, before, days)


def _of_part(part: Part, sort: str, start: int, stop: int) -> list[int]:
    """Return the pages `start` to `stop` of a part, from whichever end is nearer."""
    backwards = part.number - start < stop
    first, last = (part.number - stop, part.number - start) if backwards else (start, stop)
    walked = last * part.among // part.number
    if part.number <= FEW and part.number <= max(walked, last) * DEARER:
        chosen = Entry.objects.filter(page__in=list(pages_in(part.found)))
        return list(_sorted(chosen, sort).values_list("page_id", flat=True)[start:stop])
    shown: list[int] = []
    seen = 0
    among = Among(part.found)
    for page in _walk(sort, part.days, backwards, walked):
        if page in among:
            if seen >= first:
                shown.append(page)
            seen += 1
            if seen == last:
                break
    return shown[::-1] if backwards else shown


def best_of(
    found: Mapping[int, int], clauses: list[Clause], operator: str, standing: Standing
) -> list[int]:
    """Return the pages that answer best, at most RANKED of them, the best first."""
    few = number(found) <= RANKED
    chosen = list(pages_in(found)) if few else candidates(found, clauses, operator, standing)
    worth = engine().scores(chosen, clauses)
    rows = Entry.objects.filter(page__in=chosen).values_list("page_id", "dated", "archived")
    today = timezone.localdate()
    until(end_of(today))
    weighed = {
        page: (worth.get(page, 0) + _recent(dated, today)) * (OUTDATED if archived else 1)
        for page, dated, archived in rows
    }
    return sorted(weighed, key=lambda page: (-weighed[page], page))


def _recent(dated: date, today: date) -> float:
    years = (today - dated).days / 365.25
    return RECENT * max(0.0, 1.0 - max(0.0, years) / 5.0)


def candidates(
    found: Mapping[int, int], clauses: list[Clause], operator: str, standing: Standing
) -> list[int]:
    """Return the pages of a large set that promise to answer best, RANKED of them."""
    chosen: dict[int, None] = {}
    for head in (IN_TITLE, IN_HEAD):
        fitting = both(pages_with(clauses, operator, standing, head), found)
        chosen.update(dict.fromkeys(in_order(fitting, NEWEST, 0, RANKED, standing)))
        if len(chosen) >= RANKED:
            return list(chosen)[:RANKED]
    chosen.update(dict.fromkeys(in_order(found, NEWEST, 0, RANKED, standing)))
    return list(chosen)[:RANKED]


def _sorted(entries: QuerySet[Entry], sort: str) -> QuerySet[Entry]:
    if sort == TITLE:
        return entries.order_by("title_key", "page")
    return entries.order_by("-dated", "title_key", "page")


def _walk(
    sort: str, days: tuple[date, date] | None, backwards: bool, expected: int
) -> Iterator[int]:
    """Yield the pages of the catalogue in an order, of all days or of some.

    So many as are `expected` to be needed are read at once, and a few more; four times as many with
    each further step.
    """
    entries = Entry.objects.filter(dated__range=days) if days else Entry.objects.all()
    ordered = _sorted(entries, sort)
    keys = (ordered.reverse() if backwards else ordered).values_list("page_id", flat=True)
    start, step = 0, expected + expected // 8 + MARGIN
    while rows := list(keys[start : start + step]):
        yield from rows
        start += step
        step *= 4
