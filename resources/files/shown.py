"""Editions as the page shows them: with what their addresses serve now and served before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared
from resources.models.edition_file import EditionFile
from resources.models.link import Link, LinkState

if TYPE_CHECKING:
    from resources.models import ResourceEdition, ResourcePage


def with_files(page: ResourcePage, editions: list[ResourceEdition]) -> list[ResourceEdition]:
    """Return the editions, each with its current file and its `earlier` ones; two queries at most.

    A translation's own copy of an edition may lag behind; its address serves the current file, and
    so the page tells of that one.
    """
    rows: dict[str, list[EditionFile]] = defaultdict(list)
    if any(edition.key for edition in editions):
        for row in _files_of(resource=page.translation_key):
            rows[row.edition_key].append(row)
    for edition in editions:
        files = rows.get(edition.key, [])
        current = next((row for row in files if row.until is None), None)
        if current:
            edition.document = current.document
        edition.current_note = current.note if current else ""
        edition.earlier = [row for row in files if row.until is not None]
    _mark_lost(editions)
    return editions


@prepared
def _files_of(*, resource: UUID) -> QuerySet[EditionFile]:
    return EditionFile.objects.of_resource(resource)


def _mark_lost(editions: list[ResourceEdition]) -> None:
    """Note of addresses elsewhere that have been gone for long when that was last seen."""
    hashes = {
        Link.hash_of(edition.url): edition for edition in editions if edition.url and edition.key
    }
    if not hashes:
        return
    for link in _broken(hashes=Keys(hashes)):
        if link.is_shown_as_broken:
            hashes[link.url_hash].lost_on = link.checked_at


@prepared
def _broken(*, hashes: Keys) -> QuerySet[Link]:
    return Link.objects.filter(one_of("url_hash", hashes), state=LinkState.BROKEN)
