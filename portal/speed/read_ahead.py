"""Reads at once what the texts of a page point at: pages and pictures, one query for each kind.

Wagtail reads what is chosen block by block, then each page's translation, then the pages behind
the links of each paragraph. `portal.serving` calls `read_ahead` for the page that it found; blocks
and links take from it what they need until the request ends, and read for themselves elsewhere.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import local
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db.models import F, Model, Q, QuerySet
from django.utils.translation import get_language
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from portal.languages.locales import known_locale
from portal.library.models import PortalImage
from portal.library.renditions import sizes_of
from portal.pages import NOT_ON_THE_WAY
from portal.restricted import is_restricted
from portal.speed import has
from portal.speed.prepared import prepared

_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d+)"')


@dataclass
class _Known:
    languages: frozenset[str] = frozenset()
    keys: frozenset[UUID] = frozenset()
    pages: dict[int, Page] = field(default_factory=dict)
    by_key: dict[UUID, list[Page]] = field(default_factory=dict)
    pictures: dict[int, PortalImage] = field(default_factory=dict)


_request = local()


def read_ahead(page: Page | None, also: Iterable[int] = (), keys: Iterable[UUID] = ()) -> None:
    """Read all pages and pictures that the texts of `page` point at: at most two queries.

    Without a page, as where a view answers, only those that are named here.
    `also` are primary keys of other pages, such as those in the menu; `keys` are translation keys.
    Pages come as they were chosen, in the reader's language and in the source's, those of `keys` in
    all languages; published or not. `restricted` says whether visitors are asked who they are,
    `written_in` is the locale of an alias's source.
    """
    if not has("read_ahead"):
        return
    chosen = set(also)
    pictures: set[int] = set()
    for kind, pk in _pointers(page) if page else ():
        (chosen if kind is Page else pictures).add(pk)
    languages = {_language(), settings.LANGUAGE_CODE}
    known = _Known(frozenset(languages), frozenset(keys), by_key={key: [] for key in keys})
    for row in _versions(frozenset(languages), chosen=chosen, keys=known.keys):
        row.locale = known_locale(row.locale_id)
        known.pages[row.pk] = row
        known.by_key.setdefault(row.translation_key, []).append(row)
    if pictures:
        known.pictures = {picture.pk: picture for picture in _pictures(keys=pictures)}
    _request.known = known


@prepared
def _versions(
    languages: frozenset[str], *, chosen: Iterable[int], keys: Iterable[UUID]
) -> QuerySet[Page]:
    # One question by translation keys, whose index answers it; beside another with "or" all pages
    # of the site would be read.
    asked = Page.objects.filter(Q(pk__in=chosen) | Q(translation_key__in=keys))
    return (
        Page.objects.filter(translation_key__in=asked.values("translation_key"))
        .filter(
            Q(pk__in=chosen)
            | Q(translation_key__in=keys)
            | Q(locale__language_code__in=sorted(languages))
        )
        .annotate(restricted=is_restricted(), written_in=F("alias_of__locale"))
        .defer(*NOT_ON_THE_WAY)
        .order_by("path")
    )


@prepared
def _pictures(*, keys: Iterable[int]) -> QuerySet[PortalImage]:
    return PortalImage.objects.filter(pk__in=keys).order_by()


def known_versions(keys: Iterable[UUID]) -> list[Page] | None:
    """Return the pages with these translation keys in all languages; None if not all were read."""
    known = _known()
    asked = list(keys)
    if not known.keys.issuperset(asked):
        return None
    return [page for key in dict.fromkeys(asked) for page in known.by_key[key]]


def known_choices(pks: Iterable[int], language: str) -> list[Page] | None:
    """Return chosen pages and their versions in `language` and the source's; None if not read."""
    known = _known()
    asked = set(pks)
    if language not in known.languages or not asked <= known.pages.keys():
        return None
    keys = dict.fromkeys(known.pages[pk].translation_key for pk in asked)
    return [page for key in keys for page in known.by_key[key]]


def is_open_version(page: Page) -> bool:
    """Whether visitors may read a page that was read ahead, in the language it is written in."""
    return page.live and not page.restricted and page.written_in in (None, page.locale_id)


def known_pages() -> dict[int, Page]:
    """Return the pages that were read ahead, by primary key."""
    return _known().pages


def known_pictures() -> dict[int, PortalImage]:
    """Return the pictures that were read ahead, by primary key."""
    return _known().pictures


def told_of_page(pk: int) -> Hashable:
    """Return all that was read ahead of a page and its versions, and where they are; else None."""
    known = _known()
    if pk not in known.pages or _language() not in known.languages:
        return None
    versions = known.by_key[known.pages[pk].translation_key]
    return tuple(
        (told_of_row(page), page.restricted, page.written_in, page.url) for page in versions
    )


def told_of_picture(pk: int) -> Hashable:
    """Return all that was read ahead of a picture, and the sizes that it has; else None."""
    picture = known_pictures().get(pk)
    sizes = sizes_of(picture) if picture else None
    return (told_of_row(picture), *sorted(sizes.items())) if picture and sizes else None


def told_of_row(row: Model) -> Hashable:
    """Return the columns of a row that were read."""
    read = vars(row)
    names = (field.attname for field in row._meta.concrete_fields)
    return tuple((name, read[name]) for name in names if name in read)


def in_active_language(page: Page) -> Page:
    """Return the version of `page` in the active language that visitors may read, or itself."""
    language = _language()
    if page.pk not in _known().pages or language not in _known().languages:
        return page.localized
    for version in _known().by_key[page.translation_key]:
        if version.locale.language_code == language and is_open_version(version):
            return version
    return page


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _known() -> _Known:
    return getattr(_request, "known", None) or _Known()


def _forget(**_kwargs: object) -> None:
    _request.known = None


def _pointers(page: Page) -> Iterator[tuple[type, int]]:
    for of_page in page._meta.fields:
        value = getattr(page, of_page.attname)
        if isinstance(of_page, StreamField):
            for child in value.raw_data:
                block = value.stream_block.child_blocks.get(child["type"])
                if block:
                    yield from _pointers_of(block, child["value"])
        elif isinstance(of_page, RichTextField):
            yield from links_of(value)


def _pointers_of(block: blocks.Block, raw: Any) -> Iterator[tuple[type, int]]:
    """Yield what a stored value points at, as kind and primary key, without reading it."""
    if raw is None:
        return
    if isinstance(block, blocks.PageChooserBlock | ImageChooserBlock):
        if isinstance(raw, int):
            yield (PortalImage if isinstance(block, ImageChooserBlock) else Page), raw
    elif isinstance(block, blocks.RichTextBlock):
        yield from links_of(raw)
    elif isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            yield from _pointers_of(child, raw.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            inner = item["value"] if isinstance(item, dict) and item.get("type") == "item" else item
            yield from _pointers_of(block.child_block, inner)
    elif isinstance(block, blocks.StreamBlock):
        for item in raw:
            if item["type"] in block.child_blocks:
                yield from _pointers_of(block.child_blocks[item["type"]], item["value"])


def links_of(html: str | None) -> Iterator[tuple[type, int]]:
    """Yield the pages that a rich text links, as `Page` and primary key."""
    for tag in _PAGE_LINK.findall(html or ""):
        if found := _ID.search(tag):
            yield Page, int(found[1])


request_started.connect(_forget)
request_finished.connect(_forget)
