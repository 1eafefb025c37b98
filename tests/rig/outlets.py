"""Every way in which the site gives anything out to the public, and all addresses of each.

The ways are those of the URL resolver and of the pages' own routes. A new one that nobody describes
here makes the walk fail, until somebody says how to read it.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import product
from typing import Any
from urllib.parse import quote, urlsplit

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, get_page_models

from portal.listings.filters import Counted
from portal.opendata import kinds
from resources.models import ResourcePage

from .hidden import WAYS, Site

PRIVATE = ("admin/", "health/")
"""Not public: what stands below is guarded by log-in, or says only that the site lives."""

MOST = 1_500
"""So many addresses are read at most; more would mean that the walk goes in circles."""

HREF = re.compile(r'href="([^"]+)"')

Addresses = Iterator[str]


LANGUAGES = ["en", "es"]
"""The languages that the site is written in."""


def public_views() -> dict[str, str]:
    """Return every public address of the resolver as a pattern, by the name of its view."""

    def walk(resolver: Any, prefix: str) -> Iterator[tuple[str, str]]:
        for pattern in resolver.url_patterns:
            where = prefix + str(pattern.pattern)
            if where.startswith(PRIVATE):
                continue
            if isinstance(pattern, URLResolver):
                yield from walk(pattern, where)
            elif isinstance(pattern, URLPattern):
                view = pattern.callback
                view = getattr(view, "view_class", view)
                yield f"{view.__module__}.{view.__qualname__}", where

    return dict(walk(get_resolver(), ""))


def page_routes() -> dict[str, str]:
    """Return every address below a page that a page type makes, by type and name."""
    return {
        f"{model._meta.model_name}.{pattern.name}": str(pattern.pattern)
        for model in get_page_models()
        if issubclass(model, RoutablePageMixin)
        for pattern in model.get_subpage_urls()
    }


def _pages(_site: Site) -> Addresses:
    """All pages there are, hidden ones too, with every address below each."""
    for page in Page.objects.filter(depth__gt=1).specific():
        address = page.get_url()
        if not address:
            continue
        yield address
        if isinstance(page, RoutablePageMixin):
            for pattern in page.get_subpage_urls():
                route = str(pattern.pattern)
                if "<" in route:
                    continue  # filled in below
                # As it is linked to: feed.atom, not feed.atom/
                yield address + (route.rstrip("/") if "." in route else route)
        if isinstance(page, ResourcePage):
            yield from _edition_files(page, address)
        if address.startswith("/en/"):  # does another language say that it is there?
            yield address.replace("/en/", "/fr/", 1)
    for language in LANGUAGES:
        yield f"/{language}/no-such-page/"


def _search(_site: Site) -> Addresses:
    for language, way in product(LANGUAGES, WAYS):
        for words in (way.sought, f"{way.sought}s", way.sought[:-2]):
            yield f"/{language}/search/?q={words}"
        yield f"/{language}/search/?q={way.sought}&type=resource&type=story"
    for language in LANGUAGES:
        yield f"/{language}/search/"
        yield f"/{language}/search/?q=seek"
        yield f"/{language}/search/?q=guide+seekclosed"


def _suggestions(_site: Site) -> Addresses:
    for language, way, form in product(LANGUAGES, WAYS, ("html", "json")):
        yield f"/{language}/search/suggest/?q={way.sought[:-1]}&format={form}"


def _edition_files(page: Page, address: str) -> Addresses:
    """The lasting addresses of a resource's editions, and of those that are only in its draft."""
    draft = page.get_latest_revision_as_object()
    for edition in [*page.editions.all(), *draft.editions.all()]:
        key = edition.key or edition.language  # a draft gets its key when it is published
        yield f"{address}files/{key}/"
        yield f"{address}files/{key}/1/"


def _records(_site: Site) -> Addresses:
    for kind in kinds():
        yield f"/api/v1/{kind.name}?limit=200"
        yield f"/api/v1/{kind.name}?updated_since=2000-01-01T00:00:00Z&limit=1"
        for entry in kind.filters():
            rows = entry.counts(kind.model.objects.all())
            for option in entry.options(Counted(*row) for row in rows):
                yield f"/api/v1/{kind.name}?{entry.name}={quote(option.value)}"


def _record(_site: Site) -> Addresses:
    for kind in kinds():
        for key in kind.model.objects.values_list("translation_key", flat=True).distinct():
            yield f"/api/v1/{kind.name}/{key}"


def _tables(_site: Site) -> Addresses:
    for kind, code in product(kinds(), LANGUAGES):
        for table in kind.tables:
            yield f"/api/v1/{table.name}.csv?text={code}"


def _columns(_site: Site) -> Addresses:
    for kind in kinds():
        for table in kind.tables:
            yield f"/api/v1/{table.name}.csv-metadata.json"


def _one(*addresses: str) -> Callable[[Site], Addresses]:
    return lambda _site: iter(addresses)


def _in_each_language(path: str) -> Callable[[Site], Addresses]:
    return lambda _site: (f"/{language}/{path}" for language in LANGUAGES)


def _document(site: Site) -> Addresses:
    yield site.document.url


TOKEN = "0" * 40
"""No receipt of anybody: what receipts tell is told to whoever has the secret address only."""

VIEWS: dict[str, Callable[[Site], Addresses]] = {
    "portal.languages.views.front_door": _one("/"),
    "portal.languages.sitemap.robots": _one("/robots.txt"),
    "portal.security.contact.security_txt": _one("/.well-known/security.txt"),
    "portal.languages.sitemap.sitemap": _one("/sitemap.xml", "/sitemap-1.xml"),
    "wagtail.documents.views.serve.serve": _document,
    "wagtail.documents.views.serve.authenticate_with_password": _one(
        "/documents/authenticate_with_password/1/"
    ),
    "portal.opendata.views.index": _one("/api/v1/"),
    "portal.opendata.views.description": _one("/api/v1/openapi.json"),
    "portal.opendata.views.records": _records,
    "portal.opendata.views.record": _record,
    "portal.opendata.views.table": _tables,
    "portal.opendata.views.columns": _columns,
    "portal.opendata.views.missing": _one("/api/", "/api/v9/resources"),
    "portal.opendata.page.data_page": _in_each_language("data/"),
    "django.views.static.serve": _one(),  # pictures: files without words
    "search.views.search": _search,
    "search.suggest_view.suggest": _suggestions,
    "portal.intake.sender.status.status": _in_each_language(f"receipt/{TOKEN}/"),
    "portal.intake.sender.adding.adding": _in_each_language(f"receipt/{TOKEN}/add/"),
    "portal.intake.sender.confirming.confirming": _in_each_language(f"receipt/{TOKEN}/send-on/"),
    "portal.intake.sender.withdrawing.withdrawing": _in_each_language(f"receipt/{TOKEN}/withdraw/"),
    "programs.webinars.my_place.cancel": _in_each_language(f"registration/{TOKEN}/cancel/1/"),
    "programs.webinars.my_place.reminders": _in_each_language(f"registration/{TOKEN}/reminders/"),
    "portal.serving.serve_page": _pages,
    "wagtail.views.authenticate_with_password": _in_each_language(
        "_util/authenticate_with_password/1/1/"
    ),
    "wagtail.views.login": _in_each_language("_util/login/"),
    "portal.accounts.one_door.to_the_door": _in_each_language("_util/login/"),
}
"""How to read each public view."""

ROUTES = {
    "", "feed.atom/", "webinars.ics/", "webinar.ics/", "cite.bib/", "cite.ris/", "register/",
    "lost-link/", "respond/", "files/<slug:key>/", "files/<slug:key>/<int:number>/",
}  # fmt: skip
"""The addresses below pages that the walk reads."""


def unread() -> set[str]:
    """Return the public views and routes that the walk does not know how to read."""
    views = set(public_views()) - set(VIEWS)
    routes = {f"{name}: {pattern}" for name, pattern in page_routes().items()
              if pattern not in ROUTES}  # fmt: skip
    return views | routes


def addresses(site: Site) -> list[str]:
    """Return the addresses of all outlets, each once."""
    return list(dict.fromkeys(address for read in VIEWS.values() for address in read(site)))


class Walker:
    """A visitor who reads everything, and whatever it links to."""

    def __init__(self) -> None:
        self.client = Client()
        self.texts: dict[str, str] = {}

    def walk(self, starts: list[str]) -> None:
        """Read the addresses, and what their pages link to; what narrows a list one step far."""
        waiting = list(starts)
        while waiting:
            address = waiting.pop()
            if address in self.texts:
                continue
            assert len(self.texts) < MOST, "the walk goes in circles"
            text = self.visit(address)
            if "?" not in address and text.lstrip()[:9].lower() == "<!doctype":
                waiting += self._links(text)

    def visit(self, address: str) -> str:
        """Return all that a visitor gets at an address, headers and body, and remember it."""
        answer = self.client.get(address)
        assert answer.status_code < 500, address
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        headers = "".join(f"\n{name}: {value}" for name, value in answer.headers.items())
        self.texts[address] = body.decode("utf-8", "replace") + headers
        return self.texts[address]

    def _links(self, html: str) -> Iterator[str]:
        for href in HREF.findall(html):
            parts = urlsplit(unescape(href))
            here = parts.netloc in ("", "testserver") and parts.path.startswith("/")
            if here and not parts.path.startswith(("/static/", "/media/", "/admin/")):
                yield parts.path + (f"?{parts.query}" if parts.query else "")

    def secrets(self) -> list[str]:
        """Return where a word is read that never may, with the way in which it was hidden."""
        return [
            f"{address}: {way.name}: {_around(text, way.secret)}"
            for address, text in self.texts.items()
            for way in WAYS
            if way.secret in text.lower()
        ]


def _around(text: str, word: str) -> str:
    place = text.lower().index(word)
    return " ".join(text[max(0, place - 80) : place + 60].split())
