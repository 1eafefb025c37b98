"""The questions by which what was found can be narrowed, with how many pages give each answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import get_page_models

from portal.library.languages import edition_languages
from portal.listings.filters import Option
from portal.speed.prepared import prepared
from portal.taxonomy.models import Facet, Term

from .vocabulary import FACETS

TYPE, LANGUAGE, YEAR = "type", "language", "year"
ALL = (TYPE, *(str(facet) for facet in FACETS), LANGUAGE, YEAR)
"""The names of all questions, as they stand in addresses."""


@dataclass(frozen=True)
class FacetCounts:
    """One question with the answers that were found, and those that the reader had chosen."""

    name: str
    label: str | Promise
    options: list[Option]


class Labels:
    """Knows the words for all answers. One query, when terms are first asked for."""

    def __init__(self, facets: Sequence[str]) -> None:
        """`facets` are the names of the questions that will be asked."""
        self._asked = [facet for facet in FACETS if facet in facets]

    @cached_property
    def _read(self) -> tuple[dict[str, "_Answer"], dict[UUID, str]]:
        """The terms that pages point at, by key, and their names for the reader."""
        source, reader = settings.LANGUAGE_CODE, get_language() or settings.LANGUAGE_CODE
        terms: dict[str, _Answer] = {}
        names: dict[UUID, str] = {}
        for pk, facet, slug, name, key, code in _terms_to_answer(
            tuple(self._asked), source, reader
        ):
            if code == source:
                terms[str(pk)] = _Answer(facet, slug, name, key)
            if code == reader:
                names[key] = name
        return terms, names

    @property
    def _terms(self) -> dict[str, "_Answer"]:
        return self._read[0] if self._asked else {}

    @cached_property
    def _by_slug(self) -> dict[tuple[str, str], str]:
        return {(term.facet, term.slug): pk for pk, term in self._terms.items()}

    def _label(self, term: "_Answer") -> str:
        return self._read[1].get(term.key, term.name)

    def stored(self, facet: str, value: str) -> str | None:
        """Return how the catalogue writes an answer; None for what is no answer at all."""
        if facet in FACETS:
            return self._by_slug.get((facet, value))
        if facet == YEAR:
            return value if value.isdecimal() and value.isascii() and len(value) == 4 else None
        return value if value in self._choices(facet) else None

    def counts(self, facet: str, counted: Mapping[str, int], chosen: Iterable[str]) -> FacetCounts:
        """Return a question with its answers in the order in which people look them up.

        `counted` has the number of pages by stored answer; what is `chosen` stays with a zero.
        """
        numbers = {value: count for value, count in counted.items() if count}
        for value in chosen:
            stored = self.stored(facet, value)
            if stored is not None:
                numbers.setdefault(stored, 0)
        return FacetCounts(facet, self._question(facet), self._options(facet, numbers))

    def _options(self, facet: str, numbers: dict[str, int]) -> list[Option]:
        if not numbers:
            return []
        if facet in FACETS:
            known = self._terms
            terms = [(known[pk], count) for pk, count in numbers.items() if pk in known]
            options = [Option(term.slug, self._label(term), count) for term, count in terms]
            return sorted(options, key=lambda option: option.label.casefold())
        if facet == YEAR:
            return [Option(year, year, numbers[year]) for year in sorted(numbers, reverse=True)]
        choices = self._choices(facet)
        options = [
            Option(value, str(label), numbers[value])
            for value, label in choices.items()
            if value in numbers
        ]
        if facet == TYPE:
            options.sort(key=lambda option: (-option.count, option.label))
        return options

    def _question(self, facet: str) -> str | Promise:
        if facet in FACETS:
            return Facet(facet).label
        return {TYPE: _("Kind"), LANGUAGE: _("Language"), YEAR: _("Year")}[facet]

    def _choices(self, facet: str) -> Mapping[str, str]:
        if facet == LANGUAGE:
            return dict(edition_languages())
        return _kinds(get_language() or settings.LANGUAGE_CODE)


class _Answer(NamedTuple):
    """A term of the vocabulary as an answer."""

    facet: str
    slug: str
    name: str
    key: UUID


@prepared
def _terms_to_answer(
    facets: tuple[str, ...], source: str, reader: str
) -> QuerySet[Term, tuple[int, str, str, str, UUID, str]]:
    terms = Term.objects.filter(facet__in=facets, locale__language_code__in={source, reader})
    return terms.values_list(
        "pk", "facet", "slug", "name", "translation_key", "locale__language_code"
    )


@lru_cache(maxsize=50)
def _kinds(reader: str) -> dict[str, str]:  # noqa: ARG001
    """Return the names of the types of pages in the reader's language."""
    return {
        kind(model.__name__): capfirst(str(model._meta.verbose_name_plural))
        for model in get_page_models()
    }


def kind(class_name: str) -> str:
    """Return how an address calls a type of page: "story" for StoryPage."""
    return class_name.removesuffix("Page").lower()
