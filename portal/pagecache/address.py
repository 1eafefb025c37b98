"""The address of a copy, read from what a server hands on (PEP 3333), without Django's request."""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from django.conf import settings
from django.http.request import split_domain_port

from portal.security.discretion import SECRET

from .choices import choices
from .release import release

TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|_ga|igshid|ref_src)=")
"""What newsletters and networks hang on to addresses, and what no page of ours reads."""

FREE_TEXT = frozenset({"q", "typed", "exact", "format", "audience"})
"""Parameters that visitors fill as they like."""

LONGEST_PATH = 500
LONGEST_QUERY = 200
MOST_PARAMETERS = 4

_ODD = re.compile(r"[\x00-\x1f\x7f\\]|//|/\.")
"""What no path of a page has: controls, backslashes, empty segments, a dot as the first of one."""


@dataclass(frozen=True)
class Address:
    """Where a page is. The host has its port, where that is not the usual one."""

    scheme: str
    host: str
    path: str
    query: str = ""

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}{self.shown}"

    @property
    def shown(self) -> str:
        """The path, quoted, with the query."""
        return quote(self.path) + (f"?{self.query}" if self.query else "")

    @property
    def key(self) -> str:
        """The name of its copy, of this release alone."""
        digest = sha256(str(self).encode()).hexdigest()
        return f"{release()}-{digest[:40]}"


def address_of(environ: dict[str, Any]) -> Address | None:
    """Return the address that a request asks for, or None when no copy can be its answer.

    Only people without a session, on one of the site's own hosts, who ask for a canonical address,
    get copies. What trackers add to an address is not part of it.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    if "HTTP_AUTHORIZATION" in environ or environ.get("SCRIPT_NAME"):
        return None
    path = _path(environ["PATH_INFO"])
    if path is None or ((cookies := environ.get("HTTP_COOKIE")) and is_known(cookies)):
        return None
    raw = environ.get("QUERY_STRING", "")
    query = _query(raw) if raw else ""
    if query is None:
        return None
    scheme = scheme_of(environ)
    port = environ.get("SERVER_PORT", "")
    host = _host(environ.get("HTTP_HOST") or _own_name(environ, scheme, port), port)
    return Address(scheme, host, path, query) if host else None


def is_known(cookies: str) -> bool:
    """Tell whether cookies say who the visitor is, or hold a message for them."""
    personal = _personal_cookies()
    return any(part.partition("=")[0].strip() in personal for part in cookies.split(";"))


def without_tracking(query: str) -> str:
    """Return a query without what trackers added."""
    if not query:
        return ""
    return "&".join(part for part in query.split("&") if part and not TRACKING.match(part))


def scheme_of(environ: dict[str, Any]) -> str:
    """Return "https" or "http", by the same header as Django's own requests."""
    if settings.SECURE_PROXY_SSL_HEADER:
        header, secure = settings.SECURE_PROXY_SSL_HEADER
        if (value := environ.get(header)) is not None:
            return "https" if value.split(",", 1)[0].strip() == secure else "http"
    return str(environ.get("wsgi.url_scheme", "http"))


def _own_name(environ: dict[str, Any], scheme: str, port: str) -> str:
    """Return what Django takes for the host where no header says it, as in HTTP/1.0."""
    name = str(environ.get("SERVER_NAME", ""))
    return name if port == ("443" if scheme == "https" else "80") else f"{name}:{port}"


def _path(raw: str) -> str | None:
    if len(raw) > LONGEST_PATH or _ODD.search(raw) or not raw.startswith("/"):
        return None
    # What a secret leads to is one person's, such as a receipt.
    if raw.startswith(choices().never) or SECRET.search(raw):
        return None
    if raw.isascii():
        return raw
    try:
        return raw.encode("latin-1").decode()
    except UnicodeError:
        return None


@lru_cache(maxsize=1_000)
def _query(raw: str) -> str | None:
    query = without_tracking(raw)
    if not query:
        return ""
    if len(query) > LONGEST_QUERY:
        return None
    parameters = parse_qsl(query, keep_blank_values=True)
    names = {name for name, _value in parameters}
    if len(parameters) > MOST_PARAMETERS or names & FREE_TEXT or "%00" in query:
        return None
    # Another way to write the same question gets no copy of its own.
    return query if urlencode(parameters) == query else None


@lru_cache(maxsize=1_000)
def _host(raw: str, server_port: str) -> str:
    """Return the host if it is one of ours with a port of ours, else an empty text.

    A host that only a pattern allows is none: anybody could think of thousands of them.
    """
    domain, port = split_domain_port(raw)
    if domain not in {name.lower() for name in _hosts()}:
        return ""
    if port and port not in {server_port, str(urlsplit(settings.WAGTAILADMIN_BASE_URL).port or "")}:
        return ""
    host = f"{domain}:{port}" if port else domain
    # Django writes links with the host as it was sent: "Example.Org." would stand in the copy.
    return host if host == raw else ""


def _hosts() -> list[str]:
    named = [name for name in settings.ALLOWED_HOSTS if not name.startswith((".", "*"))]
    if settings.DEBUG and not named:
        return ["localhost", "127.0.0.1"]
    return named


def _personal_cookies() -> frozenset[str]:
    return frozenset({settings.SESSION_COOKIE_NAME, "messages"})
