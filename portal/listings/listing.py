"""A list of pages as one address describes it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote_plus

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode

from portal.pages import BasePageQuerySet
from portal.taxonomy.addresses import canonical

from .filters import Filter, Option

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
    questions. A listing costs one query for each filter, one for the number of
    pages and one for the pages themselves, however many there are; and one where the address
    asks for terms, which may be called there by any of their words.
    """

    def __init__(
        self,
        pages: BasePageQuerySet | Callable[[], BasePageQuerySet],
        query: QueryDict,
        filters: Sequence[Filter],
        per_page: int = 12,
    ) -> None:
        """`pages` start with `for_visitors()` and are in order; `query` is `request.GET`.

        What gives the pages is called when they are first asked for.
        """
        self._pages = pages
        self.filters = filters
        self.per_page = per_page
        facets = {entry.name: str(entry.facet) for entry in filters if entry.facet}
        self.take(query, [entry.name for entry in filters], facets)

    @cached_property
    def all_pages(self) -> BasePageQuerySet:
        """The pages that are not narrowed."""
        return self._pages() if callable(self._pages) else self._pages

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

    def _narrowed(self, leaving_out: Filter | None = None) -> BasePageQuerySet:
        pages = self.all_pages
        for entry in self.filters:
            if entry is not leaving_out and self.chosen[entry.name]:
                pages = entry.narrow(pages, self.chosen[entry.name])
        return pages

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
        for entry in self.filters:
            found = entry.options(self._narrowed(entry))
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
        return self._narrowed()

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
        number = self._query.get("page", "1")
        return Paginator(self._narrowed(), self.per_page).get_page(number)

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


def _encoded(query: QueryDict, name: str) -> str:
    """Return one parameter of a query with all its values, as it stands in an address."""
    part = QueryDict(mutable=True, encoding=query.encoding)
    part.setlist(name, query.getlist(name))
    return part.urlencode()
