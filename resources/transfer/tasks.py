"""The worker checks and imports what is too large for a request. Both can be begun again."""

from typing import Any

from django.utils import timezone
from django.utils.translation import override
from django_tasks import task
from wagtail.users.models import UserProfile

from portal.planner import renew_statistics
from resources.models import ImportState, ResourceImport

from .importing import run_import
from .reading_xlsx import unpacked_size
from .uploading import check_upload

CHECKED_AT_ONCE = 48 * 1024
"""Bytes of a file that is checked while its person waits: some 150 rows, under two seconds."""

UNPACKED_AT_ONCE = 2 * 1024 * 1024
"""Bytes that a workbook may unpack to for that: 48 kB can hold two hundred MB."""

WRITTEN_AT_ONCE = 20
"""Records that are written while their person waits."""


MANY = 1_000
"""Records after which the database counts anew what its tables hold."""


def check_soon(upload: ResourceImport) -> None:
    """Check a small upload now, and a larger one in the worker."""
    if upload.size <= CHECKED_AT_ONCE and _unpacked(upload) <= UNPACKED_AT_ONCE:
        check_upload(upload)
    else:
        check_in_worker.enqueue(upload.pk)


def _unpacked(upload: ResourceImport) -> int:
    with upload.file.open("rb") as file:
        return unpacked_size(file.read())


def import_soon(upload: ResourceImport) -> None:
    """Write few records now, and more of them in the worker."""
    if upload.records.to_write().count() <= WRITTEN_AT_ONCE:
        run_import(upload)
    else:
        import_in_worker.enqueue(upload.pk)


def go_on(upload: ResourceImport) -> None:
    """Begin again a run that broke off, in the worker."""
    ResourceImport.objects.filter(pk=upload.pk).update(alive_at=timezone.now())
    again = check_in_worker if upload.state == ImportState.NEW else import_in_worker
    again.enqueue(upload.pk)


@task()
def check_in_worker(pk: int) -> dict[str, int]:
    """Check an upload, and return the number of its records for each outcome."""
    upload = ResourceImport.objects.select_related("user").filter(pk=pk).first()
    if upload is None or upload.state != ImportState.NEW:
        return {}
    with override(language_of(upload.user)):
        check_upload(upload)
    return upload.outcome_counts()


@task()
def import_in_worker(pk: int) -> dict[str, int]:
    """Import what an upload has to write, and return the number of its records for each result."""
    upload = ResourceImport.objects.select_related("user").filter(pk=pk).first()
    if upload is None or upload.state != ImportState.IMPORTING:
        return {}
    with override(language_of(upload.user)):
        run_import(upload)
    results = upload.result_counts()
    if sum(results.values()) >= MANY:
        renew_statistics()
    return results


def language_of(user: Any) -> str | None:
    """Return the language in which a person reads the admin; None for the site's own."""
    return UserProfile.get_for_user(user).get_preferred_language() if user else None
