"""Notices new and replaced files, and has them read."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.documents import get_document_model

from .models import DocumentText
from .states import ReadingState
from .tasks import judge, read_document, tell_after_commit


def let_it_be_read(document: Any) -> None:
    """Have the worker read a document's file from the beginning; what was read of it is dropped.

    The text stands aside until then, so that nothing is found by words of a file that is gone.
    """
    fresh = {
        "state": ReadingState.WAITING,
        "text": "",
        "language": "",
        "pages_read": 0,
        "is_cut": False,
        "facts": {},
        "problems": [],
        "excludes": False,
        "needs_work": False,
        "read_at": None,
        "reason": "",
        "attempts": 0,
        "not_before": None,
        "file_hash": _which_file(document),
    }
    DocumentText.objects.update_or_create(document_id=document.pk, defaults=fresh)
    tell_after_commit(document.pk)
    # The file is read even if the queue cannot be told: `read_documents`, run by cron, finds it.
    transaction.on_commit(partial(read_document.enqueue, document.pk), robust=True)


def document_saved(instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    """Receive `post_save`: read a file that is new. Idempotent, for documents are saved often."""
    if raw or not instance.file:
        return
    known = DocumentText.objects.filter(pk=instance.pk, file_hash=_which_file(instance))
    if not known.exists():
        let_it_be_read(instance)
    else:
        # Staff may have changed the language that they state.
        judge(instance.pk)


def _which_file(document: Any) -> str:
    return document.file_hash or document.file.name


def watch_documents() -> None:
    """Begin to listen, when all apps are ready."""
    post_save.connect(document_saved, sender=get_document_model())
