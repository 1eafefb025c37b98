"""What to offer when a search has not (yet) found anything."""

from django.http import HttpRequest
from wagtail.models import Locale, Page

from portal.languages.versions import homes_of
from portal.pages import BasePageQuerySet
from portal.taxonomy.models import Facet, Term

MOST_TERMS = 12
FACETS = [Facet.ISSUE, Facet.SUBJECT, Facet.AUDIENCE]


def terms_to_try(locale: Locale) -> list[Term]:
    """Return terms of the vocabulary in the reader's language: one query."""
    return list(Term.objects.filter(locale=locale, facet__in=FACETS).order_by("facet", "name"))


def main_sections(request: HttpRequest, locale: Locale) -> list[Page]:
    """Return the public pages right under the front page of a language: one query."""
    home = next((home for home in homes_of(request) if home.locale_id == locale.pk), None)
    if home is None:
        return []
    return list(BasePageQuerySet(model=Page).child_of(home).for_visitors().order_by("path")[:8])
