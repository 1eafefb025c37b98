"""Brings what was found into an order, without reading more of it than is shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from portal.days import end_of
from portal.pagecache import until
from portal.speed.keys import is_one_of, keys_given

from .bits import Among, Bits, both, either, number, pages_in, without
from .clauses import Clause
from .common_words import pages_with
from .engines import engine
from .models import UNDATED
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
        given = [keys_given(pages_in(part.found)), stop - start, start]
        return _keys(f"page_id {is_one_of()}", sort, given)
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
    today = timezone.localdate()
    until(end_of(today))
    weighed = {
        page: (score + _recent(dated, today)) * (OUTDATED if archived else 1)
        for page, score, dated, archived in engine().rated(chosen, clauses)
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


def _walk(
    sort: str, days: tuple[date, date] | None, backwards: bool, expected: int
) -> Iterator[int]:
    """Yield the pages of the catalogue in an order, of all days or of some.

    So many as are `expected` to be needed are read at once, and a few more; four times as many with
    each further step.
    """
    condition = "dated BETWEEN %s AND %s" if days else ""
    given = [connection.ops.adapt_datefield_value(day) for day in days or ()]
    start, step = 0, expected + expected // 8 + MARGIN
    while rows := _keys(condition, sort, [*given, step, start], backwards):
        yield from rows
        start += step
        step *= 4


def _keys(condition: str, sort: str, given: list[Any], backwards: bool = False) -> list[int]:
    """Return keys of entries in an order: `given` ends with how many, and after how many.

    Written by hand: Django takes longer to write it than the database to answer it.
    """
    where = f"WHERE {condition} " if condition else ""
    order = _ORDERS[sort == TITLE, backwards]
    asked = f"SELECT page_id FROM catalogue_entry {where}ORDER BY {order} LIMIT %s OFFSET %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(asked, given)
        return [page for (page,) in cursor.fetchall()]


_ORDERS = {
    (False, False): "dated DESC, title_key ASC, page_id ASC",
    (False, True): "dated ASC, title_key DESC, page_id DESC",
    (True, False): "title_key ASC, page_id ASC",
    (True, True): "title_key DESC, page_id DESC",
}
"""By whether it is the order of titles, and whether it is read from its end."""
