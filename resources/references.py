"""A resource page as a reference that can be cited, in the language of its reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from .citations import Author, Reference

if TYPE_CHECKING:
    from .models import ResourceEdition, ResourcePage


def authors_of(page: ResourcePage) -> tuple[Author, ...]:
    """Return the authors in the order of the title page; without any the publisher."""
    authors = tuple(
        Author(block.value, is_person=False)
        if block.block_type == "organization"
        else Author(block.value["family"], block.value["given"])
        for block in page.authors
    )
    if not authors and page.publisher:
        return (Author(page.publisher, is_person=False),)
    return authors


def reference_of(
    page: ResourcePage, editions: Sequence[ResourceEdition], request: HttpRequest
) -> Reference:
    """Return what a citation of the page says.

    Cited is the first of `editions`, which are in the reader's order, by its own title and
    language, because that is what the reader has in hand; without one the page itself.
    """
    edition = editions[0] if editions else None
    title = edition.title if edition and edition.title else page.full_title
    year = f"-{page.published_on.year}" if page.published_on else ""
    return Reference(
        key=f"{page.slug}{year}",
        title=title,
        authors=authors_of(page),
        publisher=page.publisher,
        published_on=page.published_on,
        precision=page.date_precision,
        url=(edition and edition.url) or page.get_full_url(request) or "",
        language=edition.language if edition else page.locale.language_code,
    )


def citation_file(text: str, media_type: str, name: str) -> HttpResponse:
    """Return a citation as a file that browsers save under `name`."""
    response = HttpResponse(text, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
