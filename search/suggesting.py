"""What is offered as one types: titles of pages, and words of the vocabulary. Never personal."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from portal.pages import BasePageQuerySet
from portal.taxonomy.models import Term

from .kinds import kind_of
from .query import Query

LONGEST = 60
"""Characters that are looked at: whoever has typed more knows what to ask."""

MOST = 8


@dataclass(frozen=True)
class Suggested:
    """One suggestion: its words, where it leads, and what it is, such as "Story"."""

    text: str
    href: str
    kind: str


def suggestions(typed: str, request: HttpRequest, locale: Locale) -> list[Suggested]:
    """Return what begins like `typed`, in the reader's language, the best first."""
    query = Query.from_text(typed[:LONGEST])
    if not query:
        return []
    pages = (
        BasePageQuerySet(model=Page)
        .for_visitors()
        .filter(locale=locale, alias_of=None, depth__gt=2)
    )
    terms = Term.objects.filter(locale=locale, name__istartswith=query.text)[:3]
    found = [
        Suggested(term.name, f"{reverse('search')}?{urlencode({'q': term.name})}", _("Search"))
        for term in terms
    ]
    for page in pages.filter(title__istartswith=query.text)[: MOST - len(found)]:
        found.append(Suggested(page.title, page.get_url(request) or "", kind_of(page)))
    return found
