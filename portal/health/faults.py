"""What a person sees when something broke: which fault it is, and their words, kept.

The page may ask neither the database nor the templates of the site, for these may be what broke.
A form of ours comes back with everything that was posted, its ticket included, so sending it again
is safe: if the first post was stored after all, the answer is its receipt.
"""

import errno
import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control

from portal.intake.forms import ANSWER, TICKET

RETRY_AFTER = 30
"""Seconds after which programs that honour Retry-After (RFC 9110 10.2.3) come back."""

DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

CSRF_FIELD = "csrfmiddlewaretoken"


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a request that ended in an exception (handler500).

    503 when the database cannot be used now, 507 when a disk is full, 500 otherwise.
    """
    status = _status(sys.exc_info()[1])
    posted = _posted(request)
    context = {
        "out_of_order": status == HTTPStatus.SERVICE_UNAVAILABLE,
        "disk_full": status == HTTPStatus.INSUFFICIENT_STORAGE,
        "posted": posted,
        "typed": [text for name, text in posted if name.startswith(ANSWER) and text],
        "csrf_field": CSRF_FIELD,
        "csrf_token": get_token(request) if posted else "",
    }
    response = HttpResponse(render_to_string("500.html", context), status=status)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(RETRY_AFTER)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _status(fault: BaseException | None) -> HTTPStatus:
    if isinstance(fault, OperationalError | InterfaceError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    if isinstance(fault, OSError) and fault.errno in DISK_FULL:
        return HTTPStatus.INSUFFICIENT_STORAGE
    return HTTPStatus.INTERNAL_SERVER_ERROR


def _posted(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was posted through a form of ours; nothing for any other form.

    Others may hold a password, which does not belong into a page.
    """
    try:
        posted = request.POST
    except OSError:  # the visitor went away in the middle (UnreadablePostError)
        return []
    if TICKET not in posted:
        return []
    return [(name, text) for name, texts in posted.lists() if name != CSRF_FIELD for text in texts]
