"""Pages as the list of results shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils.text import capfirst
from wagtail.models import Page

from portal.catalogue import Piece, Query, Snippet
from portal.catalogue.snippets import snippets_of
from portal.library.languages import Language
from resources.models import ResourceEdition

from .promoting import Promoted


@dataclass(frozen=True)
class Edition:
    """A file or an address in which a resource can be had, in one language."""

    language: Language
    title: str
    href: str
    format: str


@dataclass(frozen=True)
class Hit:
    """A page that was found, and where in its text or in which of its files."""

    page: Page
    href: str
    kind: str
    title: list[Piece]
    pieces: list[Piece]
    file: Edition | None = None
    """The edition in whose file the words stand."""

    editions: list[Edition] = field(default_factory=list)
    """The editions in other languages than the reader's."""


def hits(
    pages: Sequence[Page], snippets: Mapping[int, Snippet], request: HttpRequest, reads: str
) -> dict[int, Hit]:
    """Return each page with the words marked and what else it can be had in, by its key.

    `reads` is the code of the reader's language. One query for any number of pages.
    """
    editions = editions_of(pages)
    found = {}
    for page in pages:
        snippet, offered = snippets[page.pk], editions.get(page.pk, [])
        found[page.pk] = Hit(
            page=page,
            href=page.get_url(request) or "",
            kind=kind_of(page),
            title=snippet.title,
            pieces=snippet.pieces,
            file=next((edition for edition in offered if edition.title == snippet.file), None),
            editions=[edition for edition in offered if edition.language.code != reads],
        )
    return found


def promoted_hits(promoted: Sequence[Promoted], request: HttpRequest, reads: str) -> list[Hit]:
    """Return what staff show first, with their words for it or else how its text begins."""
    pages = [entry.page for entry in promoted]
    snippets = snippets_of(pages, Query.from_text(""), reads)
    return [
        Hit(
            page=entry.page,
            href=entry.page.get_url(request) or "",
            kind=kind_of(entry.page),
            title=snippets[entry.page.pk].title,
            pieces=[Piece(entry.explanation, marked=False)]
            if entry.explanation
            else snippets[entry.page.pk].pieces,
        )
        for entry in promoted
    ]


def kind_of(page: Page) -> str:
    """Return what a page is, in the reader's language, such as "Story"."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""


def editions_of(pages: Iterable[Page]) -> dict[int, list[Edition]]:
    """Return the editions that public pages list, by the key of the page: one query."""
    keys = [page.pk for page in pages]
    if not keys:
        return {}
    rows = ResourceEdition.objects.filter(page__in=keys).select_related("page", "document")
    by_page = groupby(rows.order_by("page_id", "sort_order"), lambda edition: edition.page_id)
    return {
        page: [
            Edition(one.language_shown, one.shown_title, one.href, one.format) for one in editions
        ]
        for page, editions in by_page
    }
