"""Reads the site as an anonymous visitor does, without a server and without the network."""

import io
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import Storage, storages
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponse, StreamingHttpResponse

from .addresses import Address

BINARY = ("image/", "font/", "audio/", "video/", "application/pdf", "application/octet-stream",
          "application/zip", "application/vnd", "application/epub")  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What stands at an address."""

    status: int
    content_type: str
    location: str
    """Where it leads, if it leads on."""

    content: bytes

    @property
    def is_html(self) -> bool:
        """Whether it is a page."""
        return self.content_type.startswith("text/html")

    @property
    def leads_on(self) -> bool:
        """Whether it is a redirection."""
        return self.status in {301, 302, 303, 307, 308}


class Visitor:
    """Asks the site's own application, through all of its middleware."""

    def __init__(self, root: str) -> None:
        """`root` is the site's address without a slash at its end."""
        self.root = root
        self._handler = BaseHandler()
        self._handler.load_middleware()
        self._media = urlsplit(settings.MEDIA_URL).path
        self._static = urlsplit(settings.STATIC_URL).path

    def request(self, address: Address) -> WSGIRequest:
        """Return the request of a visitor who never was here and accepts no cookie."""
        site = urlsplit(self.root)
        port = site.port or (443 if site.scheme == "https" else 80)
        return WSGIRequest(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": unquote(address.path).encode().decode("latin-1"),
                "QUERY_STRING": str(address).partition("?")[2],
                "SERVER_NAME": site.hostname or "",
                "SERVER_PORT": str(port),
                "SERVER_PROTOCOL": "HTTP/1.1",
                "HTTP_HOST": site.netloc,
                "HTTP_X_FORWARDED_PROTO": site.scheme,
                "REMOTE_ADDR": "127.0.0.1",
                "wsgi.url_scheme": site.scheme,
                "wsgi.input": io.BytesIO(),
            }
        )

    def visit(self, address: Address) -> Answer:
        """Return what stands at an address.

        Pictures and static files come from where they are stored: a web server in front may be what
        serves them.
        """
        if address.path.startswith(self._media):
            name = unquote(address.path.removeprefix(self._media))
            return _file(name, storages["default"])
        if address.path.startswith(self._static):
            name = unquote(address.path.removeprefix(self._static))
            found = finders.find(name)
            if isinstance(found, str):
                return Answer(HTTPStatus.OK, _kind(name), "", Path(found).read_bytes())
            return _file(name, storages["staticfiles"])  # with a fingerprint in its name
        get = cast("Callable[[Any], HttpResponse]", self._handler.get_response)
        response = get(self.request(address))
        try:
            content = self._by_one_name(_content(response), response)
        finally:
            _close(response)
        return Answer(
            response.status_code,
            response.get("Content-Type", ""),
            response.get("Location", ""),
            content,
        )

    def _by_one_name(self, content: bytes, response: HttpResponse) -> bytes:
        """Call the site by its root throughout a text: settings may know it by another address."""
        other = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        if response.get("Content-Type", "").startswith(BINARY) or other == self.root:
            return content
        return content.replace(f"{other}/".encode(), f"{self.root}/".encode())


def _file(name: str, store: Storage) -> Answer:
    try:
        with store.open(name) as file:
            return Answer(HTTPStatus.OK, _kind(name), "", file.read())
    except OSError:
        return Answer(HTTPStatus.NOT_FOUND, "", "", b"")


def _kind(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _close(response: HttpResponse) -> None:
    """Close what a response holds open, and leave the database open for the next one."""
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)


def _content(response: HttpResponse | StreamingHttpResponse) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(cast("Any", response.streaming_content))
    return response.content
