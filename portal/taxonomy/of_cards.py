"""The terms that cards show, read for all cards of a list at once: no row of a term is made."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, overload
from uuid import UUID

from django.db.models import ExpressionWrapper, F, IntegerField, QuerySet
from wagtail.models import Page

from portal.prepared import prepared

from .models import Term
from .vocabulary import Named


class ShownTerm(NamedTuple):
    """What readers see of a term, and by what its words in other languages are found."""

    name: str
    slug: str
    translation_key: UUID
    locale_id: int


class _OfPage(list[ShownTerm]):
    """The terms of one page."""

    def __init__(self, pk: int) -> None:
        super().__init__()
        self.pk = pk


class ShownTerms:
    """An attribute of a page type: the terms of a field, in the order of the vocabulary.

        shown_terms = ShownTerms("issues")

    `prefetch_related("shown_terms")` reads those of a whole list by a query that is written once;
    of the field itself Django writes it each time, and makes a query set for each page. Without,
    the page reads its own when it is asked for them.
    """

    def __init__(self, field: str) -> None:
        """`field` is one that `portal.taxonomy.terms_field` made."""
        self.field = field

    def __set_name__(self, owner: type[Page], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, page: None, owner: type[Page]) -> "ShownTerms": ...
    @overload
    def __get__(self, page: Page, owner: type[Page]) -> Sequence[Named]: ...
    def __get__(self, page: Page | None, owner: type[Page]) -> "ShownTerms | Sequence[Named]":
        """Return the terms of `page`; what is read is kept on the page, in place of this."""
        if page is None:
            return self
        terms = getattr(page, self.field).all()
        if not isinstance(terms, QuerySet):
            return list(terms)  # of a preview, which is not stored
        found: Sequence[Named] = _read([page.pk], type(page), self.field)[0]
        page.__dict__[self.name] = found
        return found

    def is_cached(self, page: Page) -> bool:
        """Whether the terms of `page` are read: Django asks before it prefetches."""
        return self.name in page.__dict__

    def get_prefetch_querysets(
        self,
        instances: Sequence[Page],
        querysets: Any = None,  # noqa: ARG002  # Django's, of a Prefetch
    ) -> tuple[list[_OfPage], Callable[..., Any], Callable[..., Any], bool, str, bool]:
        """Return the terms of pages as Django wants what it prefetches."""
        found = _read([page.pk for page in instances], type(instances[0]), self.field)
        return found, attrgetter("pk"), attrgetter("pk"), True, self.name, True


def _read(pages: Iterable[int], model: type[Page], field: str) -> list[_OfPage]:
    found = {pk: _OfPage(pk) for pk in pages}
    for pk, *row in _terms(model, field, pages=found):
        found[pk].append(ShownTerm(*row))
    return list(found.values())


@prepared
def _terms(model: type[Page], name: str, *, pages: Iterable[int]) -> QuerySet[Any, tuple[Any, ...]]:
    field: Any = model._meta.get_field(name)
    page, term = field.m2m_field_name(), field.m2m_reverse_field_name()
    # As a number: the key of a page is a row above it, which no stand-in can be compared with.
    key = ExpressionWrapper(F(f"{page}_id"), output_field=IntegerField())
    rows = field.remote_field.through._default_manager.annotate(key=key).filter(key__in=pages)
    shown = [f"{term}__{part}" for part in ShownTerm._fields]
    order = [f"{term}__{part}" for part in Term._meta.ordering]
    return rows.order_by(*order).values_list("key", *shown)  # type: ignore[no-any-return]
