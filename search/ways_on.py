"""What to offer when a search has not (yet) found anything."""

from difflib import get_close_matches

from django.http import HttpRequest
from wagtail.models import Locale, Page

from portal.catalogue.query import Query
from portal.languages.versions import homes_of
from portal.pages import BasePageQuerySet
from portal.taxonomy.models import Facet, Term

MOST_TERMS = 12
FACETS = [Facet.ISSUE, Facet.SUBJECT, Facet.AUDIENCE]


def terms_to_try(locale: Locale) -> list[Term]:
    """Return terms of the vocabulary in the reader's language: one query."""
    return list(Term.objects.filter(locale=locale, facet__in=FACETS).order_by("facet", "name"))


def close_terms(query: Query, terms: list[Term]) -> list[str]:
    """Return the names of the terms that look much like what was typed."""
    names = {term.name.casefold(): term.name for term in terms}
    close = get_close_matches(query.text.casefold()[:60], names, n=2, cutoff=0.72)
    return [names[name] for name in close if name != query.text.casefold()]


def main_sections(request: HttpRequest, locale: Locale) -> list[Page]:
    """Return the public pages right under the front page of a language: one query."""
    home = next((home for home in homes_of(request) if home.locale_id == locale.pk), None)
    if home is None:
        return []
    return list(BasePageQuerySet(model=Page).child_of(home).for_visitors().order_by("path")[:8])
