"""Leads a list that was asked for by other words for a term to its own address."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control
from django.utils.http import escape_leading_slashes

from portal.taxonomy.addresses import canonical

KEPT = 60 * 60
"""Seconds for which browsers may remember it: a word can become that of another term."""


def at_own_address(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return `response`, or in its place the way to its list's own address.

    The list is what the response was given as `listing`.
    """
    given: dict[str, Any] = getattr(response, "context_data", None) or {}
    query = getattr(given.get("listing"), "moved_to", "")
    if not query or request.method not in {"GET", "HEAD"}:
        return response
    return _way_to(request, query)


def way_to_own_address(request: HttpRequest, facets: Mapping[str, str]) -> HttpResponse | None:
    """Return the way to an address with the terms' own names; None where it has them already.

    For views without a `Listing`. `facets` says which parameters ask for terms of which facet.
    """
    own = canonical(request.GET, facets)
    return _way_to(request, f"?{own.urlencode()}") if own else None


def _way_to(request: HttpRequest, query: str) -> HttpResponse:
    """Stay on this page: only what follows the question mark changes."""
    moved = HttpResponsePermanentRedirect(f"{escape_leading_slashes(request.path)}{query}")
    patch_cache_control(moved, max_age=KEPT)
    return moved
