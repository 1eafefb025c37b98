"""How open data is answered: JSON with an ETag, problems in one form, read from any site."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from .asking import BadParameterError

KEPT_BY_CACHES = 5 * 60
"""Seconds for which a copy may be handed out. What is taken down is gone everywhere after that."""

PROBLEM = "application/problem+json"
"""Errors (RFC 9457)."""

View = Callable[..., HttpResponseBase]


def open_to_all(view: View) -> View:
    """Let programs on any site read what a view answers, without cookies, with GET only.

    What is asked wrongly is answered as a problem.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _answer(view, request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        response = HttpResponse(status=204)
        response["Access-Control-Allow-Methods"] = "GET, HEAD"
        response["Access-Control-Allow-Headers"] = "If-None-Match"
        response["Access-Control-Max-Age"] = str(24 * 60 * 60)
        return response
    if request.method not in ("GET", "HEAD"):
        response = problem(405, "Method not allowed", "Open data can only be read: GET or HEAD.")
        response["Allow"] = "GET, HEAD, OPTIONS"
        return response
    try:
        return view(request, *args, **kwargs)
    except BadParameterError as wrong:
        return problem(400, "Bad parameter", wrong.detail, parameter=wrong.parameter)
    except Http404:
        return problem(404, "Not found", "There is nothing public at this address.")


def problem(status: int, title: str, detail: str, **more: str) -> HttpResponse:
    """Return an error as programs read it (RFC 9457)."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    response = HttpResponse(_dumped(body), status=status, content_type=PROBLEM)
    response["Content-Language"] = "en"
    response["Cache-Control"] = "no-store"
    return response


def json_answer(
    request: HttpRequest, content: Any, content_type: str = "application/json"
) -> HttpResponseBase:
    """Answer with `content`, or with 304 to whoever has exactly this already.

    No Last-Modified: a list from which something was taken down would claim to be older.
    """
    body = _dumped(content)
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    keep(response)
    return get_conditional_response(request, etag=etag, response=response) or response


def keep(response: HttpResponseBase) -> None:
    """Let caches keep an answer for a while, whoever they belong to."""
    patch_cache_control(response, public=True, max_age=KEPT_BY_CACHES)
    # All languages at once, whatever a browser asks for.
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    response.headers.setdefault("Content-Language", ", ".join(codes))


def _dumped(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
