"""Writes down which file each edition's address serves, whoever changes it and wherever.

An edition gets another file in two ways: staff choose another document on the resource and publish
it, or they put a new file into the document in the library. In both the earlier file is kept.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from portal.library.models import PortalDocument
from portal.library.replacing import file_replaced
from resources.models import EditionFile, ResourceEdition, ResourcePage

if TYPE_CHECKING:
    from uuid import UUID


def edition_saved(instance: ResourceEdition, raw: bool = False, **_kwargs: Any) -> None:
    """Receive `post_save`: rows of a published page are what visitors get, drafts are elsewhere."""
    if not raw and _is_served(instance):
        note_file(instance, timezone.now())


def edition_deleted(instance: ResourceEdition, **_kwargs: Any) -> None:
    """Receive `post_delete`: the address serves nothing now; what it served stays known."""
    if _is_served(instance):
        _rows(instance.page.translation_key, instance.key).current().update(until=timezone.now())


def note_file(edition: ResourceEdition, now: datetime) -> None:
    """Write down that the address of an edition serves its document from the instant `now` on.

    The same document as before changes nothing but the note. An edition that is an address
    elsewhere has no file.
    """
    rows = _rows(edition.page.translation_key, edition.key)
    with transaction.atomic():
        row = rows.select_for_update().filter(until=None).first()
        if row and row.document_id == edition.document_id:
            note = _note(rows.filter(number__lt=row.number), edition)
            if row.note != note:
                row.note = note
                row.save(update_fields=["note"])
            return
        if row:
            row.until = now
            row.save(update_fields=["until"])
        if edition.document_id:
            new = _begin(rows, edition.page.translation_key, edition.key, edition.document_id, now)
            new.note = _note(rows, edition)
            new.save()


def keep_replaced(document: PortalDocument, old: PortalDocument, **_kwargs: Any) -> None:
    """Receive `file_replaced`: keep a copy of a file that some edition serves.

    Wagtail deletes the old file, so it is copied. Raises OSError, and the new file is not taken,
    where there is no room for it.
    """
    current = EditionFile.objects.current().filter(document=old)
    if not current:
        return
    now = timezone.now()
    kept = _copy(old, now)
    for row in current:
        row.document, row.until = kept, now
        row.save(update_fields=["document", "until"])
        rows = _rows(row.resource_key, row.edition_key)
        _begin(rows, row.resource_key, row.edition_key, document.pk, now).save()


def forget(instance: ResourcePage, **_kwargs: Any) -> None:
    """Receive `post_delete` of a page: without the resource in any language, forget its files."""
    if not ResourcePage.objects.filter(translation_key=instance.translation_key).exists():
        EditionFile.objects.filter(resource_key=instance.translation_key).delete()


def _is_served(edition: ResourceEdition) -> bool:
    """Whether an edition says what its address serves: those of the source language do.

    Translations have copies that lag behind until staff bring them up to date.
    """
    page = edition.page
    return bool(edition.key and page.live) and (
        page.locale.language_code == settings.LANGUAGE_CODE and page.alias_of_id is None
    )


def _note(earlier: Any, edition: ResourceEdition) -> str:
    """Return what staff say is new; nothing if they said it of an `earlier` file already."""
    last = earlier.order_by("-number").values_list("note", flat=True).first()
    return "" if edition.change_note == last else edition.change_note


def _rows(resource_key: UUID, edition_key: str) -> Any:
    return EditionFile.objects.filter(resource_key=resource_key, edition_key=edition_key)


def _begin(
    rows: Any, resource_key: UUID, edition_key: str, document_id: int, now: datetime
) -> EditionFile:
    last = rows.aggregate(last=Max("number"))["last"] or 0
    return EditionFile(
        resource_key=resource_key,
        edition_key=edition_key,
        number=last + 1,
        document_id=document_id,
        since=now,
    )


def _copy(old: PortalDocument, now: datetime) -> PortalDocument:
    """Store a document's file once more, as a document of its own in the same collection."""
    title = gettext("%(title)s, until %(date)s") % {
        "title": old.title,
        "date": date_format(timezone.localtime(now), "SHORT_DATE_FORMAT"),
    }
    with old.file.storage.open(str(old.file.name)) as content:
        kept = PortalDocument(
            title=title[:255],
            language=old.language,
            collection_id=old.collection_id,
            uploaded_by_user_id=old.uploaded_by_user_id,
            file=File(content, name=old.filename),
        )
        kept.save()
    return kept


def watch_files() -> None:
    """Begin to listen, when all apps are ready."""
    post_save.connect(edition_saved, sender=ResourceEdition)
    post_delete.connect(edition_deleted, sender=ResourceEdition)
    post_delete.connect(forget, sender=ResourcePage)
    file_replaced.connect(keep_replaced)
