"""A list of pages as one address describes it, found and counted by the catalogue."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import QueryDict
from wagtail.models import Locale, Page

from portal.listings import Group, Listing
from portal.pages import BasePageQuerySet

from .asking import Asking, Reading, pages_elsewhere, read_pages
from .bits import pages_in
from .ordering import NEWEST
from .query import Query
from .questions import Question, Scope
from .vocabulary import FACETS


class CatalogueListing(Listing):
    """A listing that costs the same few queries for a dozen pages and for a million."""

    def __init__(
        self,
        pages: BasePageQuerySet | Callable[[], BasePageQuerySet],
        query: QueryDict,
        *,
        locale: Locale,
        facets: Sequence[str],
        scope: Scope,
        words: Query | None = None,
        sort: str = NEWEST,
        per_page: int = 12,
        read: Reading,
    ) -> None:
        """`pages` are all there are, or give them when they are asked for.

        `read` reads some for their cards; `facets` can be asked.
        """
        super().__init__(pages, query, [], per_page)
        self.names = facets
        self._read = read
        self.take(query, facets, {name: name for name in facets if name in FACETS})
        words = words or Query.from_text("")
        self.asking = Asking(Question(words, locale, self.chosen, sort, scope, facets))

    @cached_property
    def groups(self) -> list[Group]:
        """The questions that tell the pages apart, each with its answers."""
        return [
            Group(facet.name, facet.label, self.narrowings(facet.name, facet.options))
            for facet in self.asking.facets
        ]

    @property
    def asked_for(self) -> BasePageQuerySet:
        """All pages that the address asks for: their keys are listed, so not for large lists."""
        return self.all_pages.filter(pk__in=list(pages_in(self.asking.found)))

    @property
    def clear_url(self) -> str:
        """The address of the whole list."""
        return self.address_without(self.names)

    @property
    def all_words(self) -> bool:
        """Whether the pages have all words that were asked for, not only some."""
        return self.asking.all_words

    def elsewhere(self, shown: Sequence[Page], most: int) -> list[Page]:
        """Return at most so many pages that answer in other languages, none that is `shown`."""
        return pages_elsewhere(self.asking, shown, most)

    @cached_property
    def page(self) -> PaginatorPage:
        """The pages to show now. A page number out of range shows the nearest there is."""
        found: Any = _Found(self.asking, self._read)
        return Paginator(found, self.per_page).get_page(self._query.get("page", "1"))


class _Found:
    """What was found, as Django's paginator asks for it: their number, and some of them."""

    def __init__(self, asking: Asking, read: Reading) -> None:
        self._asking = asking
        self._read = read
        self.ordered = True

    def count(self) -> int:
        """Return how many there are."""
        return self._asking.count

    def __len__(self) -> int:
        return self._asking.count

    def __getitem__(self, part: slice) -> list[Page]:
        return read_pages(self._asking.keys(part.start, part.stop), self._read)
