"""All webinars of one language as a calendar to subscribe to: next to come, and the past year."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from portal.pagecache import until

from .calendar import CALENDAR_TYPE, calendar_of, event_of
from .versions import webinars

if TYPE_CHECKING:
    from programs.models import WebinarIndexPage

SHOWN_AFTERWARDS = timedelta(days=365)
KEPT_BY_CACHES = 15 * 60
"""Seconds for which a copy of the calendar may be handed out."""


def feed(index: WebinarIndexPage, request: HttpRequest) -> HttpResponse:
    """Return the webinars below `index` that every visitor may read, also cancelled ones.

    Without how to join. Answers 304 to a program that has exactly this already.
    """
    earliest = timezone.now() - SHOWN_AFTERWARDS
    dated = webinars().for_visitors().descendant_of(index)
    shown = dated.filter(starts_at__isnull=False, ends_at__gt=earliest).order_by("starts_at", "pk")
    for page in shown:
        until(page.ends_at and page.ends_at + SHOWN_AFTERWARDS)
    events = [event_of(page, page.get_full_url(request) or "") for page in shown]
    content = calendar_of(events, name=index.title)
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    response = HttpResponse(content, content_type=CALENDAR_TYPE)
    response["ETag"] = etag
    if not index.get_view_restrictions():
        patch_cache_control(response, public=True, max_age=KEPT_BY_CACHES)
    return get_conditional_response(request, etag=etag, response=response) or response


def feed_url(index: WebinarIndexPage, request: HttpRequest) -> dict[str, str]:
    """Return the calendar's address: for programs that subscribe at a click, and as it is."""
    plain = f"{index.get_full_url(request)}webinars.ics"
    return {"plain": plain, "subscribe": urlunsplit(("webcal", *urlsplit(plain)[1:]))}
