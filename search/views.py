"""The search page."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from portal.catalogue import RELEVANCE, CatalogueListing, Piece, Query, Scope, did_you_mean
from portal.catalogue.snippets import snippets_of
from portal.pages import BasePageQuerySet

from .ways_on import MOST_TERMS, close_terms, main_sections, terms_to_try

PER_PAGE = 10
MOST_ELSEWHERE = 5


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
    listing = CatalogueListing(
        BasePageQuerySet(model=Page),
        request.GET,
        locale=locale,
        facets=["type"] if query else [],
        scope=Scope(),
        words=query,
        sort=RELEVANCE,
        per_page=PER_PAGE,
    )
    shown = list(listing.page) if query else []
    all_words = listing.all_words if query else True
    few = len(shown) < PER_PAGE and listing.page.number == 1 if query else False
    elsewhere = listing.elsewhere(shown, MOST_ELSEWHERE) if few else []
    terms = [] if shown and all_words else terms_to_try(locale)
    better = did_you_mean(query, locale) if query and not (shown and all_words) else ""
    context = {
        "query": query,
        "asked": bool(request.GET),
        "listing": listing,
        "all_words": all_words,
        "hits": hits(shown, query, request),
        "elsewhere": hits(elsewhere, query, request),
        "close_terms": [better] if better else close_terms(query, terms),
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
    found = snippets_of(pages, query, Locale.get_active().language_code)
    return [
        Hit(
            page=page,
            href=page.get_url(request) or "",
            kind=kind_of(page),
            title=found[page.pk].title,
            pieces=found[page.pk].pieces,
        )
        for page in pages
    ]


def kind_of(page: Page) -> str:
    """Return what a page is, in the reader's language, such as "Story"."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""
