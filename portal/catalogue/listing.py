"""A list of pages as one address describes it, found and counted by the catalogue."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial

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
        pages: Callable[[], BasePageQuerySet],
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
        """`pages` gives all there are.

        `read` reads some for their cards; `facets` can be asked.
        """
        super().__init__(partial(pages), query, (), per_page)
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
        return self._pages().filter(pk__in=list(pages_in(self.asking.found)))

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

    def number(self) -> int:
        """Return how many pages the address asks for, for the paginator; others ask `count`."""
        return self.asking.count

    def rows(self, start: int, stop: int) -> list[Page]:
        """Return the pages from `start` to `stop` of those that the address asks for."""
        return read_pages(self.asking.keys(start, stop), self._read)
