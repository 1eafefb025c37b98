"""The questions by which a list can be narrowed. Each knows how to ask and how to count."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.utils.functional import Promise

from portal.pages import BasePageQuerySet
from portal.taxonomy.models import Facet, Term
from portal.taxonomy.vocabulary import term_label

YEAR = re.compile(r"[1-9][0-9]{3}")
Choices = Sequence[tuple[str, str | Promise]]


@dataclass(frozen=True)
class Option:
    """One answer to a filter's question, with the number of pages that give it."""

    value: str
    label: str
    count: int


class Filter(ABC):
    """A question with several answers; a list shows the pages that give any of the chosen ones.

    `facet` is that of the vocabulary in which its answers stand, if they do.
    """

    facet: Facet | None = None

    def __init__(self, name: str, label: str | Promise) -> None:
        """`name` is the parameter in the address, `label` the question that visitors read."""
        self.name = name
        self.label = label

    @abstractmethod
    def narrow(self, pages: BasePageQuerySet, values: Sequence[str]) -> BasePageQuerySet:
        """Return those of `pages` that give one of the answers `values`."""

    @abstractmethod
    def unfound(self, values: Sequence[str]) -> list[Option]:
        """Return the answers `values` with a count of none; leave out what is no answer at all."""

    @abstractmethod
    def options(self, pages: BasePageQuerySet) -> list[Option]:
        """Return the answers that `pages` give, with their counts: one query."""


class TermFilter(Filter):
    """Asks for terms of the vocabulary, by a field that `portal.taxonomy.terms_field` made."""

    def __init__(self, name: str, facet: Facet, field: str, label: str | Promise = "") -> None:
        """`field` is the page's field; the label is the facet's unless given."""
        super().__init__(name, label or facet.label)
        self.facet: Facet = facet
        self.field = field

    def narrow(self, pages: BasePageQuerySet, values: Sequence[str]) -> BasePageQuerySet:
        """Return the pages with one of the terms whose names in addresses are `values`."""
        chosen = pages.model.objects.filter(
            **{f"{self.field}__slug__in": values, f"{self.field}__facet": self.facet}
        )
        return pages.filter(pk__in=chosen.values("pk"))

    def unfound(self, values: Sequence[str]) -> list[Option]:
        """Return the terms that no page has."""
        terms = Term.objects.in_source_language().filter(facet=self.facet, slug__in=values)
        return [Option(term.slug, term_label(term), 0) for term in terms]

    def options(self, pages: BasePageQuerySet) -> list[Option]:
        """Return the terms in use, in the order of their labels in the reader's language."""
        rows = (
            pages.order_by()
            .filter(**{f"{self.field}__isnull": False})
            .values_list(*(f"{self.field}__{part}" for part in ("slug", "name", "translation_key")))
            .annotate(number=Count("pk", distinct=True))
        )
        options = [
            Option(slug, term_label(Term(name=name, translation_key=key)), number)
            for slug, name, key, number in rows
        ]
        return sorted(options, key=lambda option: option.label.casefold())


class ChoiceFilter(Filter):
    """Asks for the value of a field with fixed choices."""

    def __init__(self, name: str, label: str | Promise, field: str, choices: Choices) -> None:
        """`choices` are pairs of stored value and label, in the order in which they are shown."""
        super().__init__(name, label)
        self.field = field
        self.choices = choices

    def narrow(self, pages: BasePageQuerySet, values: Sequence[str]) -> BasePageQuerySet:
        """Return the pages whose field has one of `values`."""
        return pages.filter(**{f"{self.field}__in": values})

    def unfound(self, values: Sequence[str]) -> list[Option]:
        """Return the choices that no page has."""
        return [Option(value, str(label), 0) for value, label in self.choices if value in values]

    def options(self, pages: BasePageQuerySet) -> list[Option]:
        """Return the choices in use."""
        rows = pages.order_by().values_list(self.field).annotate(number=Count("pk", distinct=True))
        counts: dict[Any, int] = dict(rows)
        return [
            Option(str(value), str(label), counts[value])
            for value, label in self.choices
            if value in counts
        ]


class YearFilter(Filter):
    """Asks for the year of a date, in the site's time zone where it is an instant."""

    def __init__(self, name: str, label: str | Promise, field: str) -> None:
        """`field` is a date or an instant."""
        super().__init__(name, label)
        self.field = field

    def narrow(self, pages: BasePageQuerySet, values: Sequence[str]) -> BasePageQuerySet:
        """Return the pages of the years `values`; what is no year finds nothing."""
        years = [int(value) for value in values if YEAR.fullmatch(value)]
        return pages.filter(**{f"{self.field}__year__in": years})

    def unfound(self, values: Sequence[str]) -> list[Option]:
        """Return the years that no page has."""
        return [Option(value, value, 0) for value in values if YEAR.fullmatch(value)]

    def options(self, pages: BasePageQuerySet) -> list[Option]:
        """Return the years in use, newest first."""
        rows = (
            pages.order_by()
            .filter(**{f"{self.field}__isnull": False})
            .annotate(year_of_filter=ExtractYear(self.field))
            .values_list("year_of_filter")
            .annotate(number=Count("pk", distinct=True))
        )
        return [Option(str(year), str(year), number) for year, number in sorted(rows, reverse=True)]
