"""A list of pages as one address describes it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote_plus

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode
from wagtail.models import Page

from portal.pages import BasePageQuerySet
from portal.taxonomy.addresses import canonical

from .asking import Pages, first_rows, narrowed, numbers
from .filters import Counted, Filter, Option

MOST_VALUES = 20
"""So many values of one filter count; more can only come from a hostile address."""


@dataclass(frozen=True)
class Narrowing:
    """An answer that the visitor can choose, or has chosen and can take back."""

    value: str
    label: str
    count: int
    url: str
    selected: bool


@dataclass(frozen=True)
class Group:
    """One question with its answers."""

    name: str
    label: str | Promise
    options: list[Narrowing]


class Listing:
    """The pages that an address asks for, the questions it can still ask, and its page numbers.

    Counts say how many pages an answer would show together with the answers to the other
    questions. A listing costs one query for all numbers and one for the pages themselves, however
    many there are; and one where the address asks for terms, which may be called there by any of
    their words.
    """

    def __init__(
        self, pages: Pages, query: QueryDict, filters: tuple[Filter, ...], per_page: int = 12
    ) -> None:
        """`pages` give those of a list: they start with `for_visitors()` and are in order.

        `query` is `request.GET`; `filters` are always the same objects for the same list.
        """
        self._pages = pages
        self.filters = filters
        self.per_page = per_page
        facets = {entry.name: str(entry.facet) for entry in filters if entry.facet}
        self.take(query, [entry.name for entry in filters], facets)

    def take(self, query: QueryDict, names: Iterable[str], facets: Mapping[str, str]) -> None:
        """Read the answers to the questions `names` from an address.

        `facets` names the facet of the vocabulary for those that ask for terms: a term may be
        called by any of its words, and `moved_to` then says by which address it is called.
        """
        self._moved = canonical(query, facets)
        own = self._query = query if self._moved is None else self._moved
        self.chosen = {
            name: [value for value in own.getlist(name) if "\x00" not in value][:MOST_VALUES]
            for name in names
        }

    @cached_property
    def _stored(self) -> dict[str, list[Any]]:
        """The answers to the questions that were answered, as the filters take them."""
        answered = [entry for entry in self.filters if self.chosen[entry.name]]
        return {entry.name: entry.stored(self.chosen[entry.name]) for entry in answered}

    @cached_property
    def _numbers(self) -> tuple[int, list[list[Counted]]]:
        return numbers(self._pages, self.filters, self._stored)

    def _address(self, name: str, values: Sequence[str]) -> str:
        """Return this list's address with other answers to one question, from the first page."""
        query = self._query.copy()
        query.pop("page", None)
        query.setlist(name, list(values))
        return f"?{query.urlencode()}"

    def narrowings(self, name: str, options: Iterable[Option]) -> list[Narrowing]:
        """Return the answers to the question `name`, each with the address that chooses it."""
        chosen = self.chosen[name]
        chosen_too = self._with_one_more(name)
        return [
            Narrowing(option.value, option.label, option.count, chosen_too(option.value), False)
            if option.value not in chosen
            else self.narrowing_of(name, option)
            for option in options
        ]

    def _with_one_more(self, name: str) -> Callable[[str], str]:
        """Return what gives the address with one more answer to a question, for many answers."""
        query = self._query.copy()
        query.pop("page", None)
        query.setlist(name, [*self.chosen[name], ""])
        place = list(query).index(name)
        parts = [_encoded(query, key) for key in query]
        before = "&".join(parts[: place + 1])
        after = "".join(f"&{part}" for part in parts[place + 1 :] if part)
        return lambda value: f"?{before}{quote_plus(value)}{after}"

    def narrowing_of(self, name: str, option: Option) -> Narrowing:
        """Return an answer to the question `name` with the address that chooses it."""
        chosen = self.chosen[name]
        selected = option.value in chosen
        values = (
            [value for value in chosen if value != option.value]
            if selected
            else [*chosen, option.value]
        )
        return Narrowing(
            option.value, option.label, option.count, self._address(name, values), selected
        )

    @cached_property
    def groups(self) -> list[Group]:
        """The questions that tell the pages apart, each with its answers."""
        groups = []
        for entry, counted in zip(self.filters, self._numbers[1], strict=True):
            found = entry.options(counted)
            lost = set(self.chosen[entry.name]) - {option.value for option in found}
            if lost:
                found += entry.unfound(sorted(lost))
            options = self.narrowings(entry.name, found)
            if options:
                groups.append(Group(entry.name, entry.label, options))
        return groups

    @cached_property
    def active(self) -> list[Narrowing]:
        """The answers that the visitor has chosen; their addresses take them back."""
        return [option for group in self.groups for option in group.options if option.selected]

    @property
    def asked_for(self) -> BasePageQuerySet:
        """All pages that the address asks for, on whatever page of the list."""
        return narrowed(self._pages(), self.filters, self._stored)

    @property
    def narrowing(self) -> str:
        """What narrows the list, as the end of an address: "?issue=housing", or empty."""
        chosen = [(name, value) for name, values in self.chosen.items() for value in values]
        return f"?{urlencode(chosen)}" if chosen else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for less than everything."""
        return any(self.chosen.values())

    @property
    def moved_to(self) -> str:
        """The end of the list's own address where it was asked for by other words, else empty."""
        return f"?{self._moved.urlencode()}" if self._moved else ""

    @property
    def clear_url(self) -> str:
        """The address of the whole list."""
        return self.address_without(entry.name for entry in self.filters)

    def address_without(self, names: Iterable[str]) -> str:
        """Return this list's address without answers to the questions with these names."""
        query = self._query.copy()
        for name in names:
            query.pop(name, None)
        query.pop("page", None)
        return f"?{query.urlencode()}"

    @cached_property
    def page(self) -> PaginatorPage:
        """The pages to show now. A page number out of range shows the nearest there is."""
        found: Any = _Found(self)
        return Paginator(found, self.per_page).get_page(self._query.get("page", "1"))

    def number(self) -> int:
        """Return how many pages the address asks for, for the paginator; others ask `count`."""
        return self._numbers[0]

    def rows(self, start: int, stop: int) -> list[Page]:
        """Return the pages from `start` to `stop` of those that the address asks for."""
        if start:
            # Who leafs through a list would make a statement of each of its pages.
            return list(self.asked_for[start:stop])
        return first_rows(self._pages, self.filters, self._stored, self.per_page)[:stop]

    @property
    def count(self) -> int:
        """How many pages the address asks for."""
        return self.page.paginator.count

    def page_url(self, number: int) -> str:
        """Return the address of another page of the same list."""
        query = self._query.copy()
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    @property
    def previous_url(self) -> str:
        """The address of the page before this one; empty on the first."""
        return self.page_url(self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The address of the page after this one; empty on the last."""
        return self.page_url(self.page.next_page_number()) if self.page.has_next() else ""

    @cached_property
    def page_links(self) -> list[tuple[int | None, str]]:
        """Numbers of pages with their addresses, long runs shortened to a (None, "") each."""
        numbers = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1)
        return [
            (number, self.page_url(number)) if isinstance(number, int) else (None, "")
            for number in numbers
        ]


class _Found:
    """The pages that an address asks for, as Django's paginator wants them."""

    ordered = True

    def __init__(self, listing: Listing) -> None:
        self._listing = listing

    def __len__(self) -> int:
        return self._listing.number()

    def __getitem__(self, part: slice) -> list[Page]:
        return self._listing.rows(part.start, part.stop) if part.start < part.stop else []


def _encoded(query: QueryDict, name: str) -> str:
    """Return one parameter of a query with all its values, as it stands in an address."""
    part = QueryDict(mutable=True, encoding=query.encoding)
    part.setlist(name, query.getlist(name))
    return part.urlencode()
