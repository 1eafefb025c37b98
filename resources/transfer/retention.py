"""Uploads are deleted after a time, with their files. By command, each night."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from resources.models import ResourceImport

KEPT = timedelta(days=90)
"""How long an upload can be looked at and downloaded."""


def delete_old_uploads() -> int:
    """Delete the uploads that are over their day, and return how many."""
    number = 0
    for upload in ResourceImport.objects.older_than(timezone.now() - KEPT):
        delete_upload(upload)
        number += 1
    return number


def delete_upload(upload: ResourceImport) -> None:
    """Delete an upload, what was found in it, and its file once that is committed."""
    file, name = upload.file.storage, upload.file.name
    upload.delete()
    transaction.on_commit(lambda: file.delete(name or ""))
