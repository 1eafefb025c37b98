"""Uploads are deleted after a time, with their files. By command, each night."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from resources.models import ResourceImport

KEPT = timedelta(days=90)
"""How long an upload can be looked at and downloaded."""


def delete_old_uploads() -> int:
    """Delete the uploads that are over their day, and return how many."""
    over = ResourceImport.objects.older_than(timezone.now() - KEPT)
    return over.delete()[1].get("resources.ResourceImport", 0)


def delete_file(instance: ResourceImport, **_kwargs: Any) -> None:
    """Delete the file of an upload that is being deleted, by whom ever, once that is committed."""
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
