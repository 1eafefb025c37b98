"""Which addresses elsewhere a published resource leads to."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.signals import page_published, page_unpublished

from resources.models import Link, LinkUse, ResourcePage

LONGEST = 2000
"""Characters of an address; browsers and servers agree on little beyond."""


class _Hrefs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def addresses_of(page: ResourcePage) -> list[str]:
    """Return the web addresses of a page's editions and text, each once and in their order."""
    found = [edition.url for edition in page.editions.all() if edition.url]
    found += _in_blocks(list(page.body.raw_data))
    web = [url for url in found if url.startswith(("http://", "https://")) and len(url) <= LONGEST]
    return list(dict.fromkeys(web))


def _in_blocks(value: Any) -> Iterator[str]:
    """Yield addresses in the stored form of a text: links of rich text, and fields that are one."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _in_blocks(part)
    elif isinstance(value, list):
        for part in value:
            yield from _in_blocks(part)
    elif isinstance(value, str):
        if "<a " in value:
            parser = _Hrefs()
            parser.feed(value)
            yield from parser.found
        elif value.startswith(("http://", "https://")) and not any(map(str.isspace, value)):
            yield value


def note_links(page: ResourcePage) -> None:
    """Write down which addresses a page leads to; none once it is not published.

    Only pages in the source language count: translations get their addresses from them.
    """
    is_source = page.locale.language_code == settings.LANGUAGE_CODE and page.alias_of_id is None
    urls = addresses_of(page) if page.live and is_source else []
    with transaction.atomic():
        links = []
        for url in urls:
            link, _created = Link.objects.get_or_create(
                url_hash=Link.hash_of(url), defaults={"url": url}
            )
            links.append(link)
        LinkUse.objects.filter(page=page).exclude(link__in=links).delete()
        for link in links:
            LinkUse.objects.get_or_create(page=page, link=link)


def note_all() -> int:
    """Do so for every resource, after an import for instance. Returns how many pages there are."""
    pages = ResourcePage.objects.select_related("locale").prefetch_related("editions")
    number = 0
    for page in pages.iterator(chunk_size=500):
        note_links(page)
        number += 1
    Link.objects.filter(uses=None).delete()
    return number


def page_changed(instance: Any, **_kwargs: Any) -> None:
    """Receive `page_published` and `page_unpublished`."""
    if isinstance(instance, ResourcePage):
        note_links(instance)


def watch_links() -> None:
    """Begin to listen, when all apps are ready."""
    page_published.connect(page_changed)
    page_unpublished.connect(page_changed)
