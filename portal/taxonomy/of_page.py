"""The terms that one page names, read at once."""

from itertools import chain

from django.db.models import QuerySet
from wagtail.models import Page

from .models import Facet, Term
from .vocabulary import term_label


def terms_of(page: Page, **fields: Facet) -> dict[str, list[Term]]:
    """Return the terms of `page` by the name of the field, sorted as its readers look them up.

    `fields` give the facet of each field that `portal.taxonomy.terms_field` made. One query
    however many they are, since no term stands in two facets; none for an unsaved preview.
    """
    named = {field: getattr(page, field).all() for field in fields}
    sets = [terms.order_by() for terms in named.values() if isinstance(terms, QuerySet)]
    stored = sets[0].union(*sets[1:]) if sets else []
    unsaved = chain.from_iterable(
        terms for terms in named.values() if not isinstance(terms, QuerySet)
    )
    by_facet: dict[str, list[Term]] = {}
    for term in sorted([*stored, *unsaved], key=lambda term: term_label(term).casefold()):
        by_facet.setdefault(term.facet, []).append(term)
    return {field: by_facet.get(facet, []) for field, facet in fields.items()}
