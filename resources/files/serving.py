"""Serves the file of an edition at an address that never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime
from wagtail.documents.views.serve import serve

from resources.models.edition_file import EditionFile

if TYPE_CHECKING:
    from portal.library.models import PortalDocument
    from resources.models import ResourceEdition, ResourcePage


def address(page_url: str, key: str, number: int | None = None) -> str:
    """Return the address of an edition's file below its page, or of one numbered version."""
    return f"{page_url}files/{key}/" if number is None else f"{page_url}files/{key}/{number}/"


def serve_edition(page: ResourcePage, key: str, request: HttpRequest) -> HttpResponse:
    """Serve what an edition is now: its file, or the way to its address elsewhere.

    Raises Http404 where the published page has no such edition.
    """
    edition = _edition(page, key)
    row = EditionFile.objects.of_resource(page.translation_key).current().filter(edition_key=key)
    served = row.first()
    document = served.document if served else edition.document
    if document is None:
        response = HttpResponseRedirect(edition.url)
        return _cached(page, None, response)
    return _file(page, document, f"{page.slug}-{key}", request)


def serve_version(page: ResourcePage, key: str, number: int, request: HttpRequest) -> HttpResponse:
    """Serve one version of an edition's file, now or earlier.

    Raises Http404 where the published page has no such edition, or that no such version.
    """
    _edition(page, key)
    rows = EditionFile.objects.of_resource(page.translation_key)
    row = rows.filter(edition_key=key, number=number).first()
    if row is None:
        raise Http404
    name = f"{page.slug}-{key}-{localtime(row.since):%Y-%m-%d}"
    return _file(page, row.document, name, request)


def _edition(page: ResourcePage, key: str) -> ResourceEdition:
    edition = page.editions.select_related("document").filter(key=key).first()
    if edition is None:
        raise Http404
    return edition


def _file(
    page: ResourcePage, document: PortalDocument, name: str, request: HttpRequest
) -> HttpResponse:
    """Serve a document as its own address does: only to those who may have it, by its ETag."""
    document.get_file_hash()
    response: HttpResponse = serve(request, document.pk, document.filename)
    if not (response.streaming or response.status_code == 304):
        # No file: the way to the log-in, or the question for the password of a collection.
        return _cached(page, document, response)
    response["Content-Disposition"] = content_disposition_header(
        True, f"{name}.{document.file_extension.lower()}"
    )
    response["Link"] = f'<{_canonical(page, request)}>; rel="canonical"'
    return _cached(page, document, response)


def _canonical(page: ResourcePage, request: HttpRequest) -> str:
    """Return the one address of the file for search engines: below the page in our own language."""
    source = page
    if page.locale.language_code != settings.LANGUAGE_CODE:
        pages = type(page).objects.for_visitors().filter(translation_key=page.translation_key)
        found = pages.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        source = found or page
    below = request.path.partition("/files/")[2]
    return f"{source.get_full_url(request)}files/{below}"


def _cached(page: ResourcePage, document: Model | None, response: HttpResponse) -> HttpResponse:
    """Let caches keep what everybody may have, and ask each time whether it is still right."""
    collection = getattr(document, "collection", None)
    closed = page.get_view_restrictions() or (collection and collection.get_view_restrictions())
    is_answer = response.streaming or response.status_code in (302, 304)
    if closed or not is_answer or response.cookies:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, no_cache=True)
    return response
