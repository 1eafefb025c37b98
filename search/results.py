"""What the catalogue answered, as the page shows it: groups of filters, page numbers, addresses."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.utils.functional import Promise

from portal.catalogue import FacetCounts, Option
from portal.listings.listing import Narrowing

from .asked import SORTS, Asked
from .finding import PER_PAGE, Found, page_number

MOST_OPEN = 3
"""Questions that show their answers at once; the others are folded."""

MOST_ANSWERS = 6
"""Answers to one question that are seen at once; the others are folded."""


@dataclass(frozen=True)
class Group:
    """One question with its answers: those seen at once, and the others."""

    name: str
    label: str | Promise
    options: list[Narrowing]
    more: list[Narrowing]
    is_open: bool


@dataclass(frozen=True)
class Order:
    """An order in which the results can be shown."""

    label: str | Promise
    url: str
    current: bool


class Results:
    """Speaks to the templates of lists as a `portal.listings.Listing` does."""

    def __init__(self, asked: Asked, found: Found) -> None:
        """`found` is what was found for the address `asked`."""
        self.asked = asked
        self.found = found

    @property
    def count(self) -> int:
        """How many pages were found, on whatever page of the list."""
        return self.found.count

    @property
    def all_words(self) -> bool:
        """Whether every page has all the words that were looked for."""
        return self.found.all_words

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for less than everything."""
        return self.asked.is_narrowed

    @cached_property
    def groups(self) -> list[Group]:
        """The questions that tell the results apart, or that were answered."""
        groups: list[Group] = []
        for facet in self.found.asking.facets if self.found.asking else ():
            options = self._narrowings(facet)
            chosen = any(option.selected for option in options)
            if chosen or tells_apart(facet, self.count):
                is_open = chosen or sum(group.is_open for group in groups) < MOST_OPEN
                groups.append(_group(facet, options, is_open))
        return groups

    def _narrowings(self, facet: FacetCounts) -> list[Narrowing]:
        given = self.asked.chosen.get(facet.name, ())
        chosen_too = self.asked.with_one_more(facet.name)
        return [
            Narrowing(option.value, option.label, option.count, chosen_too(option.value), False)
            if option.value not in given
            else self._taken_back(facet.name, option, given)
            for option in facet.options
        ]

    def _taken_back(self, name: str, option: Option, given: Sequence[str]) -> Narrowing:
        url = self.asked.with_answer(name, [value for value in given if value != option.value])
        return Narrowing(option.value, option.label, option.count, url, True)

    @cached_property
    def active(self) -> list[Narrowing]:
        """The answers that the visitor has chosen; their addresses take them back."""
        return [
            option
            for group in self.groups
            for option in [*group.options, *group.more]
            if option.selected
        ]

    @property
    def clear_url(self) -> str:
        """The address of everything that was found."""
        return self.asked.address(chosen={})

    @cached_property
    def orders(self) -> list[Order]:
        """The orders to choose from; none where there is nothing to order."""
        if self.count < 2:
            return []
        return [
            Order(label, self.asked.address(sort=name), name == self.asked.sort)
            for name, label in SORTS.items()
        ]

    @cached_property
    def page(self) -> PaginatorPage:
        """The page that is shown, for its number. One out of range is the nearest there is."""
        return Paginator(range(self.count), PER_PAGE).get_page(page_number(self.asked, self.count))

    @property
    def previous_url(self) -> str:
        """The address of the page before this one; empty on the first."""
        page = self.page
        return self.asked.address(page=page.number - 1) if page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The address of the page after this one; empty on the last."""
        page = self.page
        return self.asked.address(page=page.number + 1) if page.has_next() else ""

    @cached_property
    def page_links(self) -> list[tuple[int | None, str]]:
        """Numbers of pages with their addresses, long runs shortened to a (None, "") each."""
        numbers = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1)
        return [
            (number, self.asked.address(page=number)) if isinstance(number, int) else (None, "")
            for number in numbers
        ]


def tells_apart(facet: FacetCounts, count: int) -> bool:
    """Tell whether choosing some answer would show fewer results."""
    return any(0 < option.count < count for option in facet.options)


def _group(facet: FacetCounts, options: Sequence[Narrowing], is_open: bool) -> Group:
    """Return a question with its answers cut after those that are seen at once."""
    # One more is no reason to fold; a chosen one always shows.
    most = len(options) if len(options) == MOST_ANSWERS + 1 else MOST_ANSWERS
    seen: list[Narrowing] = []
    more: list[Narrowing] = []
    for place, option in enumerate(options):
        (seen if place < most or option.selected else more).append(option)
    return Group(facet.name, facet.label, seen, more, is_open)
