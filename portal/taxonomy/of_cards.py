"""The terms that cards show, read for all cards of a list at once: no row of a term is made."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import ExpressionWrapper, F, IntegerField, QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

from portal.speed.prepared import prepared
from portal.speed.read_together import ReadTogether

from .models import Term
from .vocabulary import Named, Said, ShownTerm, word_in


class ShownTerms(ReadTogether[Named]):
    """An attribute of a page type: the terms of a field, in the order of the vocabulary."""

    def __init__(self, field: str) -> None:
        """`field` is one that `portal.taxonomy.terms_field` made."""
        self.field = field

    def read(self, model: type[Page], keys: Iterable[int]) -> Iterator[tuple[int, Named]]:
        """Return the terms of pages in the reader's language, each with its page's key."""
        language = get_language() or ""
        for pk, word, name, slug, key, locale in _terms(model, self.field, language, pages=keys):
            yield pk, ShownTerm(name, slug, key, locale, Said(language, word))

    def unstored(self, row: Page) -> Sequence[Named] | None:
        """Return the terms of a preview; None for other pages."""
        terms = getattr(row, self.field).all()
        return None if isinstance(terms, QuerySet) else list(terms)


@prepared
def _terms(
    model: type[Page], name: str, language: str, *, pages: Iterable[int]
) -> QuerySet[Any, tuple[Any, ...]]:
    field: Any = model._meta.get_field(name)
    page, term = field.m2m_field_name(), field.m2m_reverse_field_name()
    # As a number: the key of a page is a row above it, which no stand-in can be compared with.
    key = ExpressionWrapper(F(f"{page}_id"), output_field=IntegerField())
    rows = field.remote_field.through._default_manager.annotate(key=key).filter(key__in=pages)
    shown = [f"{term}__{part}" for part in ("name", "slug", "translation_key", "locale_id")]
    order = [f"{term}__{part}" for part in Term._meta.ordering or ()]
    word = word_in(language, f"{term}__translation_key")
    return rows.order_by(*order).values_list("key", word, *shown)
