"""The search page."""

from django.http import HttpRequest
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from portal.catalogue.snippets import snippets_of

from .asked import Asked
from .finding import Found, find
from .hits import hits, promoted_hits
from .noting_afterwards import NotingResponse
from .promoting import promoted_for
from .ways_on import MOST_TERMS, main_sections, terms_to_try


@require_safe
def search(request: HttpRequest) -> NotingResponse:
    """Show the public pages in the reader's language that hold the words of `q`.

    The address holds everything: `q` the words, the chosen answers by the names of their questions,
    `sort`, `page`, and `exact` where the words are not to be corrected.
    """
    locale = Locale.get_active()
    reads = locale.language_code
    asked = Asked.from_address(request.GET)
    found = find(asked, locale)
    results = found.results
    first = promoted_for(asked.query, locale) if asked.is_first_look else []
    before = {entry.page.pk for entry in first}
    shown = [page for page in results.pages if page.pk not in before]
    elsewhere = results.elsewhere()
    nothing = not results.pages and not first and not asked.is_narrowed
    context = {
        "query": asked.query,
        "asked": bool(request.GET),
        "found": found,
        "results": results,
        "first": promoted_hits(first, request, reads),
        "hits": hits(shown, results.snippets, request, reads),
        "elsewhere": hits(elsewhere, snippets_of(elsewhere, found.query, reads), request, reads),
        "terms": terms_to_try(locale)[:MOST_TERMS] if nothing else [],
        "sections": main_sections(request, locale) if nothing else [],
    }
    response = NotingResponse(request, "search/search.html", context)
    if request.GET:
        # The page itself may be listed; what it answers is as endless as what people ask.
        response.headers["X-Robots-Tag"] = "noindex"
    if is_unanswered(request, asked, found):
        response.note_afterwards(asked, reads, any_word_is_known=results.count > 0)
    return response


def is_unanswered(request: HttpRequest, asked: Asked, found: Found) -> bool:
    """Tell whether staff should learn of a question: a visitor asks it first, and in vain.

    Robots that name themselves are no visitors, and staff who try things out are none either.
    """
    agent = request.headers.get("User-Agent", "").casefold()
    return (
        request.method == "GET"
        and bool(asked.query)
        and asked.is_first_look
        and not found.is_answered
        and not any(sign in agent for sign in ("bot", "crawl", "spider", "slurp"))
        and not request.user.is_staff
    )
