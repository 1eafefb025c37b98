"""Pages as the list of results shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from wagtail.models import Page

from portal.catalogue import Piece, Query, Snippet
from portal.catalogue.snippets import snippets_of
from portal.library.languages import Language
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared
from resources.files.serving import address
from resources.models import ResourceEdition

from .promoting import Promoted


@dataclass(frozen=True)
class Edition:
    """A file or an address in which a resource can be had, in one language."""

    language: Language
    title: str
    href: str
    format: str
    document: int | None
    """The key of its file, where it is ours."""


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
    editions = editions_of(pages, request)
    found = {}
    for page in pages:
        snippet, offered = snippets[page.pk], editions.get(page.pk, [])
        found[page.pk] = Hit(
            page=page,
            href=page.get_url(request) or "",
            kind=kind_of(page),
            title=snippet.title,
            pieces=snippet.pieces,
            file=edition_of(snippet, offered),
            editions=[edition for edition in offered if edition.language.code != reads],
        )
    return found


def edition_of(snippet: Snippet, editions: Iterable[Edition]) -> Edition | None:
    """Return the edition in whose file a snippet stands; None where it is the page's own text.

    Editions in two languages may share one file, and all may share the title of their page.
    """
    of_file = [one for one in editions if one.document and one.document == snippet.document]
    return next((one for one in of_file if one.language.code == snippet.language), None)


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


def editions_of(pages: Iterable[Page], request: HttpRequest) -> dict[int, list[Edition]]:
    """Return the editions that public pages list, by the key of the page: one query.

    Those that are files of ours have the address that stays when the file is replaced.
    """
    given = {page.pk: page for page in pages}
    if not given:
        return {}
    by_page = groupby(_editions(pages=Keys(given)), lambda edition: edition.page_id)
    return {
        key: [_edition(one, given[key], given[key].get_url(request) or "") for one in editions]
        for key, editions in by_page
    }


@prepared
def _editions(*, pages: Keys) -> QuerySet[ResourceEdition]:
    """Return the editions of some pages with their files, in the order of each page."""
    rows = ResourceEdition.objects.filter(one_of("page_id", pages)).select_related("document")
    read = ("page", "key", "language", "title", "url", "document__file")
    return rows.order_by("page_id", "sort_order").only(*read)


def _edition(edition: ResourceEdition, page: Page, page_url: str) -> Edition:
    is_ours = edition.document_id and edition.key and page_url
    return Edition(
        edition.language_shown,
        edition.title or page.title,
        address(page_url, edition.key) if is_ours else edition.href,
        edition.format,
        edition.document_id,
    )
