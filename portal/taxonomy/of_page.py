"""The terms that one page names, read at once."""

from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

from portal.speed.prepared import prepared
from portal.stored import is_stored

from .models import Facet, Term
from .vocabulary import Said, term_label, word_in


def terms_of(page: Page, **fields: Facet) -> dict[str, list[Term]]:
    """Return the terms of `page` by the name of the field, sorted as its readers look them up.

    `fields` give the facet of each field that `portal.taxonomy.terms_field` made. One query
    however many they are, since no term stands in two facets; none for an unsaved preview.
    """
    stored = tuple(field for field in fields if is_stored(page, field))
    unsaved = chain.from_iterable(
        getattr(page, field).all() for field in fields if field not in stored
    )
    language = get_language() or ""
    named = _stored_terms(type(page), stored, language, page=page.pk) if stored else []
    for term in named:
        term.said = Said(language, term.word)
    by_facet: dict[str, list[Term]] = {}
    for term in sorted([*named, *unsaved], key=lambda term: term_label(term).casefold()):
        by_facet.setdefault(term.facet, []).append(term)
    return {field: by_facet.get(facet, []) for field, facet in fields.items()}


@prepared
def _stored_terms(
    model: type[Page], fields: tuple[str, ...], language: str, *, page: int
) -> QuerySet[Any]:
    rows = []
    for name in fields:
        field: Any = model._meta.get_field(name)
        through = field.remote_field.through._default_manager
        rows.append(through.filter(**{field.m2m_column_name(): page}).order_by().values("term_id"))
    terms = Term.objects.filter(pk__in=rows[0].union(*rows[1:], all=True))
    return terms.annotate(word=word_in(language)).order_by()
