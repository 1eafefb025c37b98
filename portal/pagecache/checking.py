"""Makes each page anew and compares it with its copy: the proof that copies are exact."""

from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

from .making import NOT_KEPT
from .models import Copy, CopyState
from .stores import store
from .verifying import verify_all

BYPASS = "portal.pagecache.bypass"
"""In a request's environment, where no visitor can write: make the page, and keep nothing of it."""


def differing() -> list[str]:
    """Return the addresses of fresh copies that are not what their pages would be now.

    Doubted copies are verified first. Takes as long as making every page does.
    """
    verify_all()
    handler = WSGIHandler()
    found = []
    for copy in Copy.objects.filter(state=CopyState.FRESH).order_by("address").iterator():
        bundle = store().fresh(copy.key)
        if bundle is None:
            continue
        status, headers, body = _made(handler, copy.address)
        kept = {_sorted(*line) for line in bundle.headers if line[0] != "Cache-Control"}
        made = {_sorted(*line) for line in headers}
        if status != 200 or body != bundle.bodies["identity"] or not kept <= made:
            found.append(copy.shown)
    return found


def _made(handler: WSGIHandler, address: str) -> tuple[int, list[tuple[str, str]], bytes]:
    parts = urlsplit(address)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
        "QUERY_STRING": parts.query,
        "HTTP_HOST": parts.netloc,
        "SERVER_NAME": parts.hostname,
        "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": BytesIO(),
        BYPASS: True,
    }
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        environ[name] = secure if parts.scheme == "https" else "http"
    response = handler.get_response(WSGIRequest(environ))
    body = b"" if response.streaming else response.content  # type: ignore[attr-defined]  # of one that does not stream
    headers = [(name, value) for name, value in response.items() if name.lower() not in NOT_KEPT]
    return response.status_code, headers, body


def _sorted(name: str, value: str) -> tuple[str, str]:
    return name, " ".join(sorted(value.replace(";", " ").split()))
