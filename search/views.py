"""The search page."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from portal.listings import Listing

from .found import pages_elsewhere, pages_in
from .kinds import KindFilter, kind_of
from .query import Query
from .snippets import Piece, snippet, texts_of
from .ways_on import MOST_TERMS, close_terms, main_sections, terms_to_try

PER_PAGE = 10


@dataclass(frozen=True)
class Hit:
    """A page that was found, and where in its text."""

    page: Page
    href: str
    kind: str
    title: list[Piece]
    pieces: list[Piece]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the public pages in the reader's language that hold the words of `q`.

    The address holds everything: `q` the words, `type` the kinds of page, `page` the number.
    """
    locale = Locale.get_active()
    query = Query.from_text(request.GET.get("q", ""))
    pages, all_words = pages_in(locale, query)
    listing = Listing(pages, request.GET, [KindFilter("type", _("Kind"))], per_page=PER_PAGE)
    shown = list(listing.page) if query else []
    few = len(shown) < PER_PAGE and listing.page.number == 1
    elsewhere = pages_elsewhere(locale, query, shown) if query and few else []
    terms = [] if shown and all_words else terms_to_try(locale)
    context = {
        "query": query,
        "asked": bool(request.GET),
        "listing": listing,
        "all_words": all_words,
        "hits": hits(shown, query, request),
        "elsewhere": hits(elsewhere, query, request),
        "close_terms": close_terms(query, terms),
        "terms": [] if shown else terms[:MOST_TERMS],
        "sections": [] if shown else main_sections(request, locale),
    }
    response = TemplateResponse(request, "search/search.html", context)
    if request.GET:
        # The page itself may be listed; what it answers is as endless as what people ask.
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def hits(pages: list[Page], query: Query, request: HttpRequest) -> list[Hit]:
    """Return the pages as the list of results shows them: one query for all their texts."""
    texts = texts_of(pages)
    return [
        Hit(
            page=page,
            href=page.get_url(request) or "",
            kind=kind_of(page),
            title=snippet(page.title, query.words, length=len(page.title)),
            pieces=snippet(texts.get(page.pk, ""), query.words),
        )
        for page in pages
    ]
