"""The search page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from portal.catalogue.vocabulary import FACETS
from portal.listings.moving import way_to_own_address
from portal.navigation.around import read_around

from .asked import Asked
from .finding import Found, find
from .hits import hits, promoted_hits
from .noting_afterwards import NotingResponse
from .promoting import promoted_for
from .results import Results
from .ways_on import MOST_TERMS, main_sections, terms_to_try

NOT_LISTED = {"X-Robots-Tag": "noindex"}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the public pages in the reader's language that hold the words of `q`.

    The address holds everything: `q` the words, the chosen answers by the names of their questions,
    `sort`, `page`, `exact` where the words are not to be corrected, and `typed` where they are a
    correction of that. Words that nothing has lead to the address of better ones, and other words
    for a term to the term's own.
    """
    if moved := way_to_own_address(request, {facet.value: facet.value for facet in FACETS}):
        for name, value in NOT_LISTED.items():
            moved[name] = value
        return moved
    locale = Locale.get_active()
    asked = Asked.from_address(request.GET)
    found = find(asked, locale)
    if found.leads_on:
        better = asked.for_words(found.better, corrected_from=asked.query.text)
        return HttpResponseRedirect(better, headers=NOT_LISTED)
    read_around(request)
    results = Results(asked, found)
    first = promoted_for(asked.query, locale) if asked.is_first_look else []
    before = {entry.page.pk for entry in first}
    every = [*found.pages, *found.elsewhere, *found.partly]
    shown = hits(every, found.snippets, request, locale.language_code)
    nothing = not (every or first or asked.is_narrowed)
    context = {
        "query": asked.query,
        "asked": bool(request.GET),
        "better": found.better,
        "better_url": asked.for_words(found.better),
        "corrected_from": asked.corrected_from,
        "exact_url": asked.for_words(asked.corrected_from, is_exact=True),
        "results": results,
        "first": promoted_hits(first, request, locale.language_code),
        "hits": [shown[page.pk] for page in found.pages if page.pk not in before],
        "elsewhere": [shown[page.pk] for page in found.elsewhere],
        "partly": [shown[page.pk] for page in found.partly if page.pk not in before],
        "terms": terms_to_try(locale)[:MOST_TERMS] if nothing else [],
        "sections": main_sections(request, locale) if nothing else [],
    }
    # The page itself may be listed; what it answers is as endless as what people ask.
    headers = NOT_LISTED if request.GET else None
    response = NotingResponse(request, "search/search.html", context, headers=headers)
    if is_unanswered(request, asked, found):
        response.note_afterwards(asked, locale.language_code, any_word_is_known=results.count > 0)
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
        and not request.user.has_perm("wagtailadmin.access_admin")
    )
