"""Leads a list that was asked for by other words for a term to its own address."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control
from django.utils.http import escape_leading_slashes

KEPT = 60 * 60
"""Seconds for which browsers may remember it: a word can become that of another term."""


def at_own_address(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return `response`, or in its place the way to its list's own address.

    The list is what the response was given as `listing`. The way stays on this page: only what
    follows the question mark changes.
    """
    given: dict[str, Any] = getattr(response, "context_data", None) or {}
    query = getattr(given.get("listing"), "moved_to", "")
    if not query or request.method not in {"GET", "HEAD"}:
        return response
    moved = HttpResponsePermanentRedirect(f"{escape_leading_slashes(request.path)}{query}")
    patch_cache_control(moved, max_age=KEPT)
    return moved
