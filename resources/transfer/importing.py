"""What was shown is written: each record in a transaction of its own, as its user would edit.

A record is planned once more at the last moment. If that comes to something else than was shown,
because the library changed meanwhile, it is not written but shown again. A run that breaks off is
gone on with: what is written is marked in the same transaction.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.edit_page import EditPageAction
from wagtail.coreutils import find_available_slug

from portal.languages.publishing.reasons import HeldBackError
from resources.models import (
    ImportRecord,
    ImportState,
    ResourceImport,
    ResourceIndexPage,
    ResourceKey,
    ResourcePage,
    Result,
)
from resources.models.transfer import WRITTEN

from .cells import folded
from .pages import as_uuid, give
from .planning import Place, Plan, plan_of, version_after
from .records import Reader, Record
from .uploading import places_of, reader_of, rows_kept

TRIES = 3
"""How often a record is tried whose place in the tree somebody else took at the same moment."""


def begin_import(upload: ResourceImport, publish: bool, overwrite: bool) -> bool:
    """Mark an upload as being imported, once. Returns whether this call did it.

    `publish` puts the pages online where the person may; `overwrite` replaces what was changed by
    hand since the sheet was written.
    """
    states = (ImportState.CHECKED, ImportState.DONE)
    now = timezone.now()
    with transaction.atomic():
        began = ResourceImport.objects.filter(pk=upload.pk, state__in=states).update(
            state=ImportState.IMPORTING, publish=publish, overwrite=overwrite, alive_at=now
        )
        if began:
            # Whoever begins has seen what was to be looked at again. A second click has not.
            upload.records.filter(result=Result.AGAIN).update(result=Result.WAITING)
    upload.refresh_from_db()
    return bool(began)


def run_import(upload: ResourceImport) -> None:
    """Write the records that are to be written and are not yet."""
    reader = reader_of(upload, upload.user)
    waiting = upload.records.to_write().exclude(result=Result.AGAIN).order_by("position")
    for pk in list(waiting.values_list("pk", flat=True)):
        write_record(pk, upload, reader)
        ResourceImport.objects.filter(pk=upload.pk).update(alive_at=timezone.now())
    upload.state, upload.finished_at = ImportState.DONE, timezone.now()
    upload.save(update_fields=["state", "finished_at"])


def write_record(pk: int, upload: ResourceImport, reader: Reader) -> None:
    """Write one record and what became of it. Two runs at once write it once."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                _write(pk, upload, reader)
            return
        except (IntegrityError, ValidationError) as error:
            # An editor took the address, or the place in the tree, at the same moment.
            if attempt == TRIES:
                _note_failure(pk, error)
        except (DatabaseError, PermissionDenied) as error:
            _note_failure(pk, error)
            return


def _write(pk: int, upload: ResourceImport, reader: Reader) -> None:
    # One import at a time in each library: places in the tree are given out one after the other.
    record = ImportRecord.objects.select_for_update().get(pk=pk)
    if record.result == Result.WRITTEN:
        return
    read = reader.read(rows_kept(record.rows))
    if read.values:
        list(ResourceIndexPage.objects.select_for_update().order_by("pk").values_list("pk"))
    place = places_of([read])[0]
    plan = plan_of(read, place, upload.user, reader.words)
    if plan.fingerprint != record.fingerprint:
        record.outcome, record.plan = plan.outcome, plan.as_json()
        record.fingerprint = plan.fingerprint
        record.result = Result.AGAIN if plan.outcome in WRITTEN else Result.WAITING
        record.page = place.page
    elif plan.outcome in WRITTEN:
        page = _created(read, place, plan, upload, reader) if place.page is None else place.page
        if place.page is not None:
            _edit(page, plan, upload, reader)
        _remember(read, page, version_after(plan, read, place, upload.overwrite))
        record.page, record.result = page, Result.WRITTEN
        record.result_words = _published(page, upload)
    record.save()


def _created(
    read: Record, place: Place, plan: Plan, upload: ResourceImport, reader: Reader
) -> ResourcePage:
    if place.library is None:
        raise ValueError("A record without a library has a problem and is not written.")
    library = ResourceIndexPage.objects.get(pk=place.library.pk)
    page = ResourcePage(locale=library.locale, owner=upload.user, live=False)
    give(page, {change.column: change.new for change in plan.changes}, reader.words)
    named = slugify(read.title, allow_unicode=True) or slugify(read.key) or "resource"
    page.slug = find_available_slug(library, named[:200].strip("-") or "resource")
    library.add_child(instance=page)
    page.save_revision(user=upload.user, log_action="wagtail.edit", clean=False)
    return page


def _edit(page: ResourcePage, plan: Plan, upload: ResourceImport, reader: Reader) -> None:
    wanted = [*plan.changes, *(plan.conflicts if upload.overwrite else [])]
    if not wanted:
        return
    give(page, {change.column: change.new for change in wanted}, reader.words)
    EditPageAction(page, user=upload.user, clean=True).execute(
        skip_permission_checks=upload.user is None
    )


def _remember(read: Record, page: ResourcePage, version: dict[str, str]) -> None:
    """Keep the key of a page. One that belonged to a page which is gone goes to this one."""
    if as_uuid(read.key) == page.translation_key:
        return
    ResourceKey.objects.filter(translation_key=page.translation_key).exclude(
        folded=folded(read.key)
    ).delete()
    ResourceKey.objects.update_or_create(
        folded=folded(read.key),
        defaults={
            "key": read.key,
            "translation_key": page.translation_key,
            "version": version,
        },
    )


def _published(page: ResourcePage, upload: ResourceImport) -> str:
    """Publish a page if that was asked for and may be; return why not, or an empty text."""
    if not upload.publish:
        return ""
    user: Any = upload.user
    if user is not None and not page.permissions_for_user(user).can_publish():
        return _("Saved as a draft: you may not publish this page.")
    try:
        with transaction.atomic():
            page.get_latest_revision().publish(user=user)
    except HeldBackError as held:
        return _("Saved as a draft: %(why)s") % {"why": " ".join(held.reasons)}
    return ""


def _note_failure(pk: int, error: Exception) -> None:
    ImportRecord.objects.filter(pk=pk).update(
        result=Result.FAILED,
        result_words=_("It could not be written: %(why)s") % {"why": _said(error)[:300]},
    )


def _said(error: Exception) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
