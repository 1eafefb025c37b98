"""Pages as the list of results shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from wagtail.models import Page

from portal.library.languages import Language
from resources.models import ResourceEdition

from .kinds import kind_of
from .promoting import Promoted
from .query import Query
from .snippets import Piece, snippet, texts_of


@dataclass(frozen=True)
class OtherEdition:
    """The same resource in another language than the reader's."""

    language: Language
    title: str
    href: str
    format: str


@dataclass(frozen=True)
class Hit:
    """A page that was found, and where in its text."""

    page: Page
    href: str
    kind: str
    title: list[Piece]
    pieces: list[Piece]
    editions: list[OtherEdition] = field(default_factory=list)


def hits(pages: Sequence[Page], query: Query, request: HttpRequest, reads: str) -> list[Hit]:
    """Return the pages with the words marked and their editions in other languages than `reads`.

    `reads` is the code of the reader's language. Two queries for any number of pages.
    """
    texts = texts_of(pages)
    editions = editions_of(pages, reads)
    return [
        Hit(
            page=page,
            href=page.get_url(request) or "",
            kind=kind_of(page),
            title=snippet(page.title, query.words, length=len(page.title)),
            pieces=snippet(texts.get(page.pk, ""), query.words),
            editions=editions.get(page.pk, []),
        )
        for page in pages
    ]


def promoted_hits(promoted: Sequence[Promoted], request: HttpRequest) -> list[Hit]:
    """Return what staff show first, with their words for it or else the page's own: one query."""
    pages = [entry.page for entry in promoted]
    texts = texts_of(pages) if any(not entry.explanation for entry in promoted) else {}
    return [
        Hit(
            page=entry.page,
            href=entry.page.get_url(request) or "",
            kind=kind_of(entry.page),
            title=[Piece(entry.page.title, marked=False)],
            pieces=[Piece(entry.explanation, marked=False)]
            if entry.explanation
            else snippet(texts.get(entry.page.pk, ""), ()),
        )
        for entry in promoted
    ]


def editions_of(pages: Iterable[Page], reads: str) -> dict[int, list[OtherEdition]]:
    """Return the editions in other languages than `reads` by the page they belong to: one query.

    The pages are public; what they list of their editions, everybody may see.
    """
    keys = [page.pk for page in pages]
    found: dict[int, list[OtherEdition]] = {}
    if not keys:
        return found
    editions = ResourceEdition.objects.filter(page__in=keys).exclude(language=reads)
    for edition in editions.select_related("page", "document").order_by("sort_order"):
        found.setdefault(edition.page_id, []).append(
            OtherEdition(edition.language_shown, edition.shown_title, edition.href, edition.format)
        )
    return found
