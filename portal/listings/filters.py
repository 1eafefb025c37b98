"""The questions by which a list can be narrowed. Each knows how to ask and how to count."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, Count, IntegerField, QuerySet, UUIDField, Value
from django.db.models.functions import Cast, ExtractYear
from django.utils.functional import Promise

from portal.pages import BasePageQuerySet
from portal.taxonomy.models import Facet, Term
from portal.taxonomy.vocabulary import ShownTerm, term_label

YEAR = re.compile(r"[1-9][0-9]{3}")
Choices = Sequence[tuple[str, str | Promise]]


@dataclass(frozen=True)
class Option:
    """One answer to a filter's question, with the number of pages that give it."""

    value: str
    label: str
    count: int


class Counted(NamedTuple):
    """One answer with its number of pages, as the database gives it.

    `value` says which, as a text; `name`, `key` and `locale` are those of a term. All filters give
    the same columns, so that one query can ask for them together.
    """

    value: str
    name: str
    key: UUID | None
    locale: int | None
    number: int


NO_TERM = (
    Value("", CharField()),
    Cast(Value(None), UUIDField()),
    Cast(Value(None), IntegerField()),
)
"""The columns of a term where there is none; PostgreSQL wants to know what they would hold."""


def number_of(pages: BasePageQuerySet, value: Any = None, *term: Any) -> QuerySet[Any, Any]:
    """Return a query for how many of `pages` there are for each `value`, in rows of `Counted`.

    Without a value they are counted all together.
    """
    text = Value("", CharField()) if value is None else Cast(value, CharField())
    rows = pages.order_by().values_list(text, *(term or NO_TERM))
    return rows.annotate(number=Count("pk", distinct=True))


class Filter(ABC):
    """A question with several answers; a list shows the pages that give any of the chosen ones.

    `facet` is that of the vocabulary in which its answers stand, if they do. What filters ask of a
    list is written as SQL once (portal.listings.asking), so each is made once and never changes.
    """

    facet: Facet | None = None

    def __init__(self, name: str, label: str | Promise) -> None:
        """`name` is the parameter in the address, `label` the question that visitors read."""
        self.name = name
        self.label = label

    def narrow(self, pages: BasePageQuerySet, values: Sequence[str]) -> BasePageQuerySet:
        """Return those of `pages` that give one of the answers `values`."""
        return self.giving(pages, self.stored(values))

    def stored(self, values: Sequence[str]) -> list[Any]:
        """Return `values` as `giving` takes them, without what can be no answer."""
        return list(values)

    @abstractmethod
    def giving(self, pages: BasePageQuerySet, stored: Sequence[Any]) -> BasePageQuerySet:
        """Return those of `pages` that give an answer that `stored` returned.

        It only compares with them: in a question that is written once they are stand-ins.
        """

    @abstractmethod
    def unfound(self, values: Sequence[str]) -> list[Option]:
        """Return the answers `values` with a count of none; leave out what is no answer at all."""

    @abstractmethod
    def counts(self, pages: BasePageQuerySet) -> QuerySet[Any, Any]:
        """Return the query for the answers that `pages` give, in rows of `Counted`."""

    @abstractmethod
    def options(self, counted: Iterable[Counted]) -> list[Option]:
        """Return the answers of these rows, in the order in which they are shown."""


class TermFilter(Filter):
    """Asks for terms of the vocabulary, by a field that `portal.taxonomy.terms_field` made."""

    def __init__(self, name: str, facet: Facet, field: str, label: str | Promise = "") -> None:
        """`field` is the page's field; the label is the facet's unless given."""
        super().__init__(name, label or facet.label)
        self.facet: Facet = facet
        self.field = field

    def giving(self, pages: BasePageQuerySet, stored: Sequence[Any]) -> BasePageQuerySet:
        """Return the pages with one of the terms that have these names in addresses."""
        chosen = pages.model.objects.filter(
            **{f"{self.field}__slug__in": stored, f"{self.field}__facet": self.facet}
        )
        return pages.filter(pk__in=chosen.values("pk"))

    def unfound(self, values: Sequence[str]) -> list[Option]:
        """Return the terms that no page has."""
        terms = Term.objects.in_source_language().filter(facet=self.facet, slug__in=values)
        return [Option(term.slug, term_label(term), 0) for term in terms]

    def counts(self, pages: BasePageQuerySet) -> QuerySet[Any, Any]:
        """Return the query for the terms in use."""
        slug, *term = (
            f"{self.field}__{part}" for part in ("slug", "name", "translation_key", "locale_id")
        )
        return number_of(pages.filter(**{f"{self.field}__isnull": False}), slug, *term)

    def options(self, counted: Iterable[Counted]) -> list[Option]:
        """Return the terms in the order of their labels in the reader's language."""
        options = [
            Option(slug, term_label(ShownTerm(name, slug, key, locale)), number)
            for slug, name, key, locale, number in counted
            if key and locale
        ]
        return sorted(options, key=lambda option: option.label.casefold())


class ChoiceFilter(Filter):
    """Asks for the value of a text field with fixed choices."""

    def __init__(self, name: str, label: str | Promise, field: str, choices: Choices) -> None:
        """`choices` are pairs of stored value and label, in the order in which they are shown."""
        super().__init__(name, label)
        self.field = field
        self.choices = choices

    def giving(self, pages: BasePageQuerySet, stored: Sequence[Any]) -> BasePageQuerySet:
        """Return the pages whose field has one of these values."""
        return pages.filter(**{f"{self.field}__in": stored})

    def unfound(self, values: Sequence[str]) -> list[Option]:
        """Return the choices that no page has."""
        return [Option(value, str(label), 0) for value, label in self.choices if value in values]

    def counts(self, pages: BasePageQuerySet) -> QuerySet[Any, Any]:
        """Return the query for the choices in use."""
        return number_of(pages, self.field)

    def options(self, counted: Iterable[Counted]) -> list[Option]:
        """Return the choices in use."""
        numbers = {row.value: row.number for row in counted}
        return [
            Option(value, str(label), numbers[value])
            for value, label in self.choices
            if value in numbers
        ]


class YearFilter(Filter):
    """Asks for the year of a date, in the site's time zone where it is an instant."""

    def __init__(self, name: str, label: str | Promise, field: str) -> None:
        """`field` is a date or an instant."""
        super().__init__(name, label)
        self.field = field

    def stored(self, values: Sequence[str]) -> list[Any]:
        """Return the years among `values`: what is no year finds nothing."""
        return [int(value) for value in values if YEAR.fullmatch(value)]

    def giving(self, pages: BasePageQuerySet, stored: Sequence[Any]) -> BasePageQuerySet:
        """Return the pages of these years."""
        return pages.filter(**{f"{self.field}__year__in": stored})

    def unfound(self, values: Sequence[str]) -> list[Option]:
        """Return the years that no page has."""
        return [Option(value, value, 0) for value in values if YEAR.fullmatch(value)]

    def counts(self, pages: BasePageQuerySet) -> QuerySet[Any, Any]:
        """Return the query for the years in use."""
        return number_of(pages.filter(**{f"{self.field}__isnull": False}), ExtractYear(self.field))

    def options(self, counted: Iterable[Counted]) -> list[Option]:
        """Return the years in use, newest first."""
        newest_first = sorted(counted, key=lambda row: int(row.value), reverse=True)
        return [Option(row.value, row.value, row.number) for row in newest_first]
