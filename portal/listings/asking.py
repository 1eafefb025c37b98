"""What a list asks the database, as SQL written once (portal.speed.prepared).

Django wrote the questions of a list with three filters anew for each reader, and PostgreSQL planned
them anew, which took longer than it took to answer them (docs/decisions/176). Each number of
answers is a statement of its own, so what is asked with many of them is written anew.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.db.models import IntegerField, QuerySet, Value
from django.utils.timezone import get_current_timezone_name

from portal.pages import BasePageQuerySet
from portal.speed.prepared import prepared

from .filters import Counted, Filter, number_of

Pages = partial[Any]
"""What gives the pages of a list: a function of a module with what it takes. By place stands what
few lists differ in, by name what changes with each request, as in `portal.speed.prepared`."""

Ask = Callable[..., BasePageQuerySet]

FEW = 3
"""With so many answers to each question at most a list's SQL is kept: some 130 kB in the process,
and a plan in PostgreSQL. Whoever tries all numbers of answers would fill both."""

Stored = Mapping[str, Sequence[Any]]
"""By the name of each filter that was answered, the answers as `Filter.stored` gives them."""


def narrowed(
    pages: BasePageQuerySet,
    filters: Sequence[Filter],
    stored: Stored,
    leaving_out: Filter | None = None,
) -> BasePageQuerySet:
    """Return those of `pages` that give the answers to all questions, but for one."""
    for entry in filters:
        if entry is not leaving_out and entry.name in stored:
            pages = entry.giving(pages, stored[entry.name])
    return pages


def numbers(
    pages: Pages, filters: tuple[Filter, ...], stored: Stored
) -> tuple[int, list[list[Counted]]]:
    """Return how many pages fit all answers, and for each filter its answers with their numbers.

    Those count the pages that fit the answers to all other questions. One query for everything.
    """
    counted: list[list[Counted]] = [[] for _each in (None, *filters)]
    ask = _numbers_once if _are_few(stored) else _numbers
    for *row, place in ask(*_by_place(pages, filters), **_by_name(pages, stored)):
        counted[place].append(Counted(*row))
    return sum(row.number for row in counted[0]), counted[1:]


def first_rows(pages: Pages, filters: tuple[Filter, ...], stored: Stored, number: int) -> list[Any]:
    """Return the first so many pages that fit all answers."""
    ask = _first_rows_once if _are_few(stored) else _first_rows
    return list(ask(number, *_by_place(pages, filters), **_by_name(pages, stored)))


def _are_few(stored: Stored) -> bool:
    return all(len(answers) <= FEW for answers in stored.values())


def _by_place(pages: Pages, filters: tuple[Filter, ...]) -> tuple[Any, ...]:
    # The year of an instant is that of a time zone, which stands in the SQL.
    return (filters, get_current_timezone_name(), pages.func, *pages.args)


def _by_name(pages: Pages, stored: Stored) -> dict[str, Any]:
    return {**pages.keywords, **stored}


def _numbers(
    filters: tuple[Filter, ...], _zone: str, ask: Ask, *given: Any, **values: Any
) -> QuerySet[Any, Any]:
    pages, stored = _given(filters, ask, given, values)
    asked = [number_of(narrowed(pages, filters, stored))]
    asked += [entry.counts(narrowed(pages, filters, stored, entry)) for entry in filters]
    first, *more = [
        rows.annotate(place=Value(place, IntegerField())) for place, rows in enumerate(asked)
    ]
    return first.union(*more, all=True)


def _first_rows(
    number: int, filters: tuple[Filter, ...], _zone: str, ask: Ask, *given: Any, **values: Any
) -> QuerySet[Any]:
    pages, stored = _given(filters, ask, given, values)
    return narrowed(pages, filters, stored)[:number]


_numbers_once = prepared(_numbers)
_first_rows_once = prepared(_first_rows)


def _given(
    filters: tuple[Filter, ...], ask: Ask, given: tuple[Any, ...], values: dict[str, Any]
) -> tuple[BasePageQuerySet, Stored]:
    """Return the pages and the answers, whose names the pages' own values do not have."""
    answers = {entry.name for entry in filters}
    own = {name: value for name, value in values.items() if name not in answers}
    return ask(*given, **own), {name: values[name] for name in answers & values.keys()}
