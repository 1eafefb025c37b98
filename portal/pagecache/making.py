"""Which answers may be kept for everybody, and the copy that is made of one."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_max_age, patch_cache_control

from .address import Address
from .bundle import Bundle, Headers, make
from .choices import choices
from .narrowing import AskedFor
from .recording import Recording

LARGEST = 4 * 1024 * 1024
"""Bytes of a body that is worth keeping."""

NOT_KEPT = {
    "age", "cache-status", "connection", "content-encoding", "content-length", "date", "etag",
    "keep-alive", "server", "set-cookie", "transfer-encoding", "vary",
}  # fmt: skip
"""Headers that belong to one answer and not to the page."""

SAME_FOR_ALL = {"accept-encoding", "cookie"}
"""What an answer may say that it varies on: encodings are our own affair, and whoever has a cookie
that says who they are gets no copy."""


def why_not_stored(request: HttpRequest, response: HttpResponseBase, recording: Recording) -> str:
    """Say why an answer must not be kept for others; "" where it may."""
    said = response.headers.get("Cache-Control", "").lower()
    varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")} - {""}
    reasons = {
        f"its status is {response.status_code}": response.status_code != 200,
        "it is written while it is sent": response.streaming,
        "it sets a cookie": bool(response.cookies) or response.has_header("Set-Cookie"),
        "it has a token of one visitor": bool(request.META.get("CSRF_COOKIE_NEEDS_UPDATE")),
        "it forbids it": any(word in said for word in ("private", "no-store", "no-cache")),
        "it varies": not varies <= SAME_FOR_ALL,
        "it is encoded": response.has_header("Content-Encoding"),
        "it is a preview": bool(getattr(request, "is_preview", False)),
        "it is for somebody who is known": _is_known(request),
        "its query says what the page does not ask for": bool(_unknown(request)),
        recording.spoiled: bool(recording.spoiled),
    }
    why = next((reason for reason, holds in reasons.items() if holds), "")
    if not why and len(getattr(response, "content", b"")) > LARGEST:
        why = "it is too large"
    return why


def copy_of(address: Address, response: Any, recording: Recording) -> Bundle:
    """Return the copy of an answer. What says nothing of caches is to be asked for each time."""
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    # An answer that is not kept after all is purged by nobody; neither is what ends by the clock.
    kept = HttpResponse(headers=dict(response.items()))
    if choices().shared_for and recording.ends is None and not get_max_age(response):
        patch_cache_control(kept, s_maxage=choices().shared_for)
    headers: Headers = [
        (name, value) for name, value in kept.items() if name.lower() not in NOT_KEPT
    ]
    etag = response.headers.get("ETag", "").removeprefix("W/").strip('"')
    if not etag.isascii() or not etag.isalnum():
        etag = ""
    ends = recording.ends.timestamp() if recording.ends else None
    return make(str(address), headers, response.content, etag, ends)


def page_of(request: HttpRequest) -> int | None:
    """Return the key of the page of the tree that a request was for, if it was for one."""
    route = getattr(request, "_wagtail_route_for_request", None)
    return route[0].pk if route else None


def _is_known(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers


def _unknown(request: HttpRequest) -> set[str]:
    asked = request.GET
    return asked.unknown if isinstance(asked, AskedFor) else set(asked)
