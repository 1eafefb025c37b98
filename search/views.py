"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def search(request: HttpRequest) -> HttpResponse:
    """Show what visitors find."""
    return TemplateResponse(request, "search/search.html", {})
