"""Finds where the links of the navigation lead for one reader, all of them in two queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page

from portal.cleaning import web_address
from portal.pages import NOT_ON_LINKS
from portal.restricted import is_restricted
from portal.speed.read_ahead import known_choices

RawLink = Mapping[str, Any]
"""A LinkBlock's value as it is stored: the ids of its page and document, not the rows."""

HOME_DEPTH = 2
"""The depth of a home page in Wagtail's tree; the root above it is never visited."""


@dataclass(frozen=True)
class Link:
    """A link as templates need it."""

    href: str
    label: str
    lang: str = ""
    """The language of the label, when it is not the reader's own."""
    hreflang: str = ""
    """The language of the page it leads to, when it is not the reader's own."""
    current: Literal["page", "true", ""] = ""
    """The value for aria-current: this very page, a page below it, or neither."""
    children: list["Link"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The label, under the name that other links use."""
        return self.label


class LinkTargets:
    """What the links of one request lead to, for a reader of one language.

    A page is taken in the reader's language, else in the source language, else as it was
    chosen. Pages and files that not everyone may read are not there at all.
    """

    def __init__(self, raw_links: Iterable[RawLink], language: str, request: HttpRequest) -> None:
        links = list(raw_links)
        self.language = language
        self.request = request
        self.pages = self._pages({raw["page"] for raw in links if raw.get("page")})
        self.documents = self._documents({raw["document"] for raw in links if raw.get("document")})

    def link(self, raw: RawLink, label_language: str) -> Link | None:
        """Return the link whose label is written in `label_language`; None if it leads nowhere."""
        label = raw.get("label") or ""
        if page := self.pages.get(raw.get("page") or 0):
            href = page.get_url(self.request)
            page_language = page.locale.language_code
            if not href:
                return None
            return Link(
                href=href,
                label=label or page.title,
                lang=self._foreign(label_language if label else page_language),
                hreflang=self._foreign(page_language),
                current=self._current(href, is_home=page.depth <= HOME_DEPTH),
            )
        if document := self.documents.get(raw.get("document") or 0):
            return Link(
                href=document.url,
                label=label or document.title,
                lang=self._foreign(label_language if label else document.language),
                hreflang=self._foreign(document.language),
            )
        if address := web_address(raw.get("url")):
            return Link(
                href=address,
                label=label or address,
                lang=self._foreign(label_language) if label else "",
            )
        return None

    def links(self, raw_links: Iterable[RawLink], label_language: str) -> list[Link]:
        """Return those of the links that lead somewhere."""
        found = (self.link(raw, label_language) for raw in raw_links)
        return [link for link in found if link]

    def _pages(self, ids: set[int]) -> dict[int, Page]:
        if not ids:
            return {}
        rows = known_choices(ids, self.language) or self._read(ids)
        versions: dict[Any, dict[str, Page]] = {}
        for page in rows:
            if page.live and not page.restricted:
                versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
        best = {}
        for page in rows:
            if page.pk in ids:
                known = versions.get(page.translation_key, {})
                for code in (self.language, settings.LANGUAGE_CODE, page.locale.language_code):
                    if code in known:
                        best[page.pk] = known[code]
                        break
        return best

    def _read(self, ids: set[int]) -> list[Page]:
        chosen = Page.objects.filter(pk__in=ids)
        candidates = (
            Page.objects.filter(translation_key__in=chosen.values("translation_key"))
            .filter(
                Q(pk__in=ids) | Q(locale__language_code__in=[self.language, settings.LANGUAGE_CODE])
            )
            .annotate(restricted=is_restricted())
            .select_related("locale")
            .defer(*NOT_ON_LINKS)
            .order_by("path")
        )
        return list(candidates)

    def _documents(self, ids: set[int]) -> dict[int, Any]:
        if not ids:
            return {}
        restrictions = CollectionViewRestriction.objects.alias(
            path=_outer("collection__path")
        ).filter(path__startswith=F("collection__path"))
        return {
            document.pk: document
            for document in get_document_model().objects.filter(~Exists(restrictions), pk__in=ids)
        }

    def _foreign(self, language: str) -> str:
        return language if language and language != self.language else ""

    def _current(self, href: str, *, is_home: bool) -> Literal["page", "true", ""]:
        if self.request.path == href:
            return "page"
        return "true" if not is_home and self.request.path.startswith(href) else ""


def _outer(name: str) -> ExpressionWrapper:
    """Return a text column of the outer query that look-ups such as startswith can be asked of."""
    return ExpressionWrapper(OuterRef(name), output_field=CharField())
