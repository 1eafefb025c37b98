"""Suggestions for a beginning of words: JSON for the field, a page of links for everybody else."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from portal.catalogue.query import Query
from portal.navigation.around import read_around

from .suggesting import LONGEST, suggestions

HTML, JSON = "text/html", "application/json"
FRESH = 60
"""Seconds for which the visitor's own browser may use an answer again. No cache that others share
keeps it, so that what is unpublished is gone for everybody who did not see it just before."""


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Show what begins like `q`: as JSON with `format=json` or where JSON is preferred."""
    typed = request.GET.get("q", "")[:LONGEST]
    found = suggestions(typed, Locale.get_active())
    if is_json_wanted(request):
        response: HttpResponse = JsonResponse({"suggestions": [asdict(one) for one in found]})
    else:
        read_around(request)
        context = {"query": Query.from_text(typed), "suggestions": found}
        response = TemplateResponse(request, "search/suggestions.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, max_age=FRESH)
    patch_vary_headers(response, ["Accept"])
    return response


def is_json_wanted(request: HttpRequest) -> bool:
    """Tell whether a program asks; a browser that shows pages prefers HTML."""
    asked = request.GET.get("format")
    if asked in ("json", "html"):
        return asked == "json"
    return request.get_preferred_type([HTML, JSON]) == JSON
