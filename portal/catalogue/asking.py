"""The one way to ask for published pages: by words, by answers to questions, or by both."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Page

from portal.languages.versions import in_reader_language
from portal.pages import NOT_ON_LINKS, BasePageQuerySet
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared

from .bits import Among, Bits, bits_of, both, either, number, without
from .clauses import Clause, all_of, any_of
from .common_words import pages_with
from .facets import YEAR, FacetCounts, Labels
from .noting import settle
from .ordering import NEWEST, RANKED, RELEVANCE, TITLE, best_of, candidates, in_order
from .questions import Question, Scope
from .snippets import Snippet, snippets_of
from .standing import Standing, in_lists_of, restricted_pages

MOST_VALUES = 20
"""So many values of one question count; more can only come from a hostile address."""

ENOUGH = 20
"""Where fewer pages hold all words, those that hold some of them are worth a look."""

SOME = 200
"""Pages with some of the words that are weighed."""


class Reading(Protocol):
    """How the pages with some keys are read for what shows them."""

    def __call__(self, *, keys: Keys) -> list[Any]:
        """Return those that visitors may see, in any order."""


@dataclass(frozen=True)
class Answer:
    """What was found."""

    count: int
    pages: list[Page]
    facets: list[FacetCounts]
    all_words: bool
    """Whether every page has all words of the question, not only some."""

    snippets: dict[int, Snippet]
    """The pieces of text in which the words stand, by the keys of the pages."""

    asking: "Asking"
    """How it was found, for whoever asks on: `elsewhere`."""


class Asking:
    """Finds the answer to one question. Each step is worked out when it is first needed."""

    def __init__(self, question: Question) -> None:
        """Nothing is asked yet."""
        settle()
        self.question = question
        self.code = question.locale.language_code

    @cached_property
    def standing(self) -> Standing:
        """Who answers what at this moment, asked after what is closed: see `restricted_pages`."""
        self.restricted  # noqa: B018 - asks, and keeps the answer
        own = ("locale", "alias", "translated", "parent", YEAR)
        return Standing([*own, *self.question.facets])

    @cached_property
    def labels(self) -> Labels:
        """The words for all answers."""
        return Labels(self.question.facets)

    @cached_property
    def restricted(self) -> Bits:
        """What is not open to everyone at this moment."""
        return restricted_pages()

    @cached_property
    def written(self) -> Bits:
        """All pages in the language they are written in, open to everyone."""
        pages = either(
            self.standing.of("locale", code) for code in self.standing.values.get("locale", {})
        )
        return without(without(pages, self.standing.of("alias", "yes")), self.restricted)

    @cached_property
    def scope(self) -> Bits:
        """The pages among which to look."""
        scope = self.question.scope
        if scope.below is not None:
            pages = self.standing.of("parent", str(scope.below))
        elif scope.borrowed:
            pages = in_lists_of(self.standing, self.code, settings.LANGUAGE_CODE)
        else:
            pages = both(self.written, self.standing.of("locale", self.code))
        return without(pages, self.restricted)

    @cached_property
    def _words(self) -> tuple[Bits, list[Clause], str]:
        """The pages in all languages that hold the words, the conditions, and "and" or "or"."""
        query = self.question.query
        every = all_of(query, self.code)
        found = pages_with(every, "and", self.standing)
        # In a search of everything, pages of other languages that hold all words are an answer.
        everywhere = self.written if self.question.scope == Scope() else {}
        if not query.is_divisible or number(both(found, either([self.scope, everywhere]))):
            return found, every, "and"
        some = any_of(query, self.code)
        return pages_with(some, "or", self.standing), some, "or"

    @property
    def all_words(self) -> bool:
        """Whether what was found holds all words."""
        return not self.question.query or self._words[2] == "and"

    @cached_property
    def worded(self) -> Bits:
        """The pages of the scope that hold the words, whatever was chosen."""
        return both(self._words[0], self.scope) if self.question.query else self.scope

    @cached_property
    def chosen(self) -> dict[str, Bits]:
        """For each question that was answered, the pages that give one of the chosen answers."""
        return {
            name: either(
                self.standing.of(name, stored)
                for value in self.question.chosen[name][:MOST_VALUES]
                if (stored := self.labels.stored(name, value)) is not None
            )
            for name in self.question.facets
            if self.question.chosen.get(name)
        }

    def narrowed(self, leaving_out: str = "") -> Bits:
        """Return the pages that fit all that was chosen, but for one question."""
        found = self.worded
        for name, pages in self.chosen.items():
            if name != leaving_out:
                found = both(found, pages)
        return found

    @cached_property
    def found(self) -> Bits:
        """The pages that answer the question."""
        return self.narrowed()

    @cached_property
    def count(self) -> int:
        """How many pages answer the question."""
        return number(self.found)

    @cached_property
    def facets(self) -> list[FacetCounts]:
        """Each question with its answers; the counts hold the choices of all other questions."""
        counted = []
        for name in self.question.facets:
            among = self.narrowed(name) if name in self.chosen else self.found
            counts = self.standing.counts(name, among)
            facet = self.labels.counts(name, counts, self.question.chosen.get(name, ()))
            if facet.options:
                counted.append(facet)
        return counted

    @cached_property
    def _others(self) -> Bits:
        """The pages with the words that are written in other languages."""
        return both(self._words[0], without(self.written, self.standing.of("locale", self.code)))

    @cached_property
    def _some(self) -> Bits:
        """The pages of the scope with some of the words that promise most, where few have all."""
        query = self.question.query
        if len(query.words) < 2 or not self.all_words or number(self.worded) >= ENOUGH:
            return {}
        clauses = any_of(query, self.code)
        found = both(pages_with(clauses, "or", self.standing), self.scope)
        found = without(found, self._words[0])
        if number(found) <= SOME:
            return found
        return bits_of(candidates(found, clauses, "or", self.standing)[:SOME])

    @cached_property
    def _best(self) -> list[int]:
        among = Among(self.found)
        everywhere = self._best_everywhere
        if everywhere is not None:
            return [page for page in everywhere if page in among]
        return best_of(self.found, self._words[1], self._words[2], self.standing)

    @cached_property
    def _best_everywhere(self) -> list[int] | None:
        """The pages in all languages, weighed together while they are few; else None."""
        pages = either([self.found, self._others, self._some])
        return best_of(pages, *self._words[1:], self.standing) if number(pages) <= RANKED else None

    def keys(self, start: int, stop: int) -> list[int]:
        """Return the keys of the pages `start` to `stop` of the answer, in its order."""
        sort = self.question.sort
        if sort != RELEVANCE or not self.question.query:
            order = TITLE if sort == TITLE else NEWEST
            return in_order(self.found, order, start, stop, self.standing)
        shown = self._best[start:stop]
        if stop > RANKED and self.count > len(self._best):
            rest = without(self.found, bits_of(self._best))
            first, last = max(0, start - len(self._best)), stop - len(self._best)
            shown += in_order(rest, NEWEST, first, last, self.standing)
        return shown

    def elsewhere(self, number_of_pages: int) -> list[int]:
        """Return the best pages with the words that are written in other languages."""
        if not self.question.query:
            return []
        among = Among(self._others)
        everywhere = self._best_everywhere
        if everywhere is None:
            everywhere = best_of(self._others, self._words[1], self._words[2], self.standing)
        return [page for page in everywhere if page in among][:number_of_pages]

    def partly(self, number_of_pages: int) -> list[int]:
        """Return the best pages that hold some of the words only, where few hold all of them.

        Whatever was chosen: they are not counted, and no answer to a question leads to them.
        """
        among = Among(self._some)
        everywhere = self._best_everywhere
        if everywhere is None:
            clauses = any_of(self.question.query, self.code)
            everywhere = best_of(self._some, clauses, "or", self.standing)
        return [page for page in everywhere if page in among][:number_of_pages]


def ask(question: Question, page: int = 1, per_page: int = 10) -> Answer:
    """Return the pages of one page of the answer, and everything that is said beside them.

    `page` is counted from 1; one that does not exist has no pages.
    """
    return answered(Asking(question), page, per_page)


def answered(asking: Asking, page: int, per_page: int) -> Answer:
    """Return the same for what is being asked, of which count and words may be known already."""
    start = (max(1, page) - 1) * per_page
    found = asking.keys(start, start + per_page)
    shown = read_pages(found)
    words = asking.question.query
    return Answer(
        count=asking.count,
        pages=shown,
        facets=asking.facets,
        all_words=asking.all_words,
        snippets=snippets_of(shown, words, asking.code) if words else {},
        asking=asking,
    )


@prepared
def _with_keys(*, keys: Keys) -> QuerySet[Page]:
    pages = BasePageQuerySet(model=Page).for_visitors().filter(one_of("pk", keys))
    return pages.select_related("locale").defer(*NOT_ON_LINKS)


def read_pages(keys: Sequence[int], read: Reading = _with_keys) -> list[Page]:
    """Return the pages with these keys in the same order: one query, or those that `read` needs.

    `read` returns of the pages with some keys those that visitors may see, whatever the catalogue
    says. Without it they come as plain pages.
    """
    if not keys:
        return []
    found = {page.pk: page for page in read(keys=Keys(keys))}
    return [found[key] for key in keys if key in found]


def elsewhere(answer: Answer, most: int = 5) -> list[Page]:
    """Return at most so many pages that answer in other languages, none that is shown already.

    Each comes in the reader's language where it exists.
    """
    return pages_elsewhere(answer.asking, answer.pages, most)


def pages_elsewhere(asking: Asking, shown: Sequence[Page], most: int) -> list[Page]:
    """Return the same for what was asked, beside the pages that are `shown`."""
    found = read_pages(asking.elsewhere(most * 2))
    seen = {page.translation_key for page in shown}
    pages = []
    for page in in_reader_language(found, asking.question.locale):
        if page.translation_key not in seen:
            seen.add(page.translation_key)
            pages.append(page)
    return pages[:most]
