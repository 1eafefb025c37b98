"""Makes copies of pages as they leave, and answers with copies where no front did.

It stands outside all others, so that a copy has the headers of all of them.
"""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import parse_http_date_safe

from .address import Address, address_of, is_known, without_tracking
from .answering import Answer, answer, fresh_answer
from .bundle import Bundle
from .changes import settle
from .checking import BYPASS
from .choices import choices, is_on
from .keeping import keep
from .making import copy_of, page_of, why_not_stored
from .memories import read_anew
from .models import Copy, CopyState, State
from .narrowing import AskedFor, asked_often_enough
from .recording import Recording, aside, recorded
from .stores import store
from .verifying import Outcome, verify

GetResponse = Callable[[HttpRequest], HttpResponseBase]

CONDITIONS = (
    "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE", "HTTP_RANGE", "HTTP_IF_RANGE",
)  # fmt: skip
"""What a visitor has and understands: a copy is made without regard to it."""

DOWN_FOR = 2
"""Seconds for which nobody asks a database that was down, where there is a copy to show instead."""

UNKEPT = 2_000
"""Addresses that a process remembers because their pages are not kept: nobody waits for them."""

logger = logging.getLogger(__name__)


class PageCacheMiddleware:
    """Keeps pages that are the same for everybody."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response
        self._gzip = GZipMiddleware(get_response)
        self._down_until = 0.0
        self._unkept: OrderedDict[str, str] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from a fresh copy; else make one, if the page may have one."""
        address = address_of(request.META) if self._may_look(request) else None
        if address is None:
            return _for_one(request, self._get_response(request))
        if found := fresh_answer(address, request.META):
            return _response(found)
        if request.META.get("QUERY_STRING"):
            request.META["QUERY_STRING"] = without_tracking(request.META["QUERY_STRING"])
        if time.monotonic() < self._down_until and (old := self._old(request, address)):
            return old
        if request.method == "HEAD":
            return self._get_response(request)
        try:
            settle()
        except Error:
            return self._while_down(request, address)
        except Exception:
            logger.exception("Copies of pages could not be put aside")
            return self._get_response(request)
        return self._made_by_one(request, address)

    def _may_look(self, request: HttpRequest) -> bool:
        """Tell whether somebody asks from outside: Wagtail passes previews through here too."""
        return is_on() and BYPASS not in request.META and not hasattr(request, "is_dummy")

    def _made_by_one(self, request: HttpRequest, address: Address) -> HttpResponseBase:
        """Let one request make the copy; others wait a moment, then get the one before."""
        key = address.key
        if key in self._unkept:
            return self._make(request, address, is_ours=True)
        is_ours = store().claim(key)
        if not is_ours:
            if waited := self._wait(request, address):
                return waited
            return self._make(request, address, is_ours=False)
        try:
            return self._asked_again(request, address) or self._make(request, address, is_ours=True)
        finally:
            store().release(key)

    def _wait(self, request: HttpRequest, address: Address) -> HttpResponseBase | None:
        over = time.monotonic() + choices().wait_for
        while time.monotonic() < over:
            time.sleep(0.01)
            if found := fresh_answer(address, request.META):
                return _response(found)
        return self._old(request, address, choices().stale_for)

    def _asked_again(self, request: HttpRequest, address: Address) -> HttpResponseBase | None:
        """Return the copy that was in doubt, if its questions are answered as they were."""
        try:
            with aside():
                copy = Copy.objects.filter(pk=address.key, state=CopyState.SUSPECT).first()
            if copy is None or not verify([copy], Outcome()):
                return None
        except Error:
            return self._while_down(request, address)
        found = fresh_answer(address, request.META)
        return _response(found) if found else None

    def _make(self, request: HttpRequest, address: Address, is_ours: bool) -> HttpResponseBase:
        taken = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
        if address.query:
            request.GET = AskedFor(address.query)  # type: ignore[assignment]  # its own kind
        try:
            with aside():
                number = State.objects.number()
            with recorded() as recording:
                read_anew()
                response = self._get_response(request)
        except Error:
            return self._while_down(request, address)
        finally:
            request.META.update(taken)
        if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            return self._instead_of(response, request, address)
        why = why_not_stored(request, response, recording)
        if why:
            self._remember(address, why)
        elif is_ours and (not address.query or asked_often_enough(address.key)):
            self._unkept.pop(address.key, None)
            bundle = copy_of(address, response, recording)
            if self._keep(address, bundle, recording, number, request):
                said = answer(bundle, request.META, "portal; fwd=uri-miss; stored")
                return _rewritten(response, said)
        return self._as_without_us(request, response)

    def _keep(
        self,
        address: Address,
        bundle: Bundle,
        recording: Recording,
        number: int,
        request: HttpRequest,
    ) -> bool:
        try:
            return keep(address, bundle, recording, number, page_of(request))
        except Exception:
            logger.warning("A page could not be kept", exc_info=True)
            return False

    def _remember(self, address: Address, why: str) -> None:
        if address.key not in self._unkept:
            logger.debug("%s is not kept: %s", address.path, why)
        self._unkept[address.key] = why
        while len(self._unkept) > UNKEPT:
            self._unkept.popitem(last=False)

    def _as_without_us(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        """Do what others left undone because they were not told what the visitor has."""
        response = self._gzip.process_response(request, response)
        etag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
        if not etag and not modified:
            return response
        instant = parse_http_date_safe(modified) if modified else None
        return get_conditional_response(request, etag, instant, response) or response

    def _while_down(self, request: HttpRequest, address: Address) -> HttpResponseBase:
        """Show what there is while the database is down; without a copy, what others say."""
        self._down_until = time.monotonic() + DOWN_FOR
        return self._old(request, address) or self._get_response(request)

    def _instead_of(
        self, response: HttpResponseBase, request: HttpRequest, address: Address
    ) -> HttpResponseBase:
        self._down_until = time.monotonic() + DOWN_FOR
        found = self._old_answer(request, address)
        return _rewritten(response, found) if found else response

    def _old(
        self, request: HttpRequest, address: Address, most: float | None = None
    ) -> HttpResponseBase | None:
        found = self._old_answer(request, address, most)
        return _response(found) if found else None

    def _old_answer(
        self, request: HttpRequest, address: Address, most: float | None = None
    ) -> Answer | None:
        """Return the answer of a copy that is fresh no more, for `most` seconds at most."""
        over = store().fresh(address.key)
        if over and over.ends is not None:
            found: tuple[Bundle, float] | None = (over, time.time() - over.ends)
        else:
            found = store().stale(address.key)
        if found is None or (most is not None and found[1] > most):
            return None
        said = f"portal; hit; ttl=-{max(1, int(found[1]))}; detail=stale"
        old = answer(found[0], request.META, said)
        # No cache on the way keeps it: what was purged would be there once more.
        headers = [line for line in old.headers if line[0] != "Cache-Control"]
        return old._replace(headers=[*headers, ("Cache-Control", "no-store")])


def _for_one(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Tell caches on the way that what somebody with a session was shown is theirs alone."""
    if is_known(request.META.get("HTTP_COOKIE", "")) and not response.has_header("Cache-Control"):
        patch_cache_control(response, private=True)
    return response


def _response(found: Answer) -> HttpResponse:
    return _rewritten(HttpResponse(), found)


def _rewritten(response: Any, found: Answer) -> Any:
    """Give a response the status, headers and body of an answer; it closes what it has to close."""
    response.content = found.body
    response.status_code = found.status
    for name in list(response.headers):
        del response.headers[name]
    for name, value in found.headers:
        response.headers[name] = value
    return response
