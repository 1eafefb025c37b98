"""Has the worker read files: once each, again after faults that may pass, never twice at once."""

import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from .models import DocumentText
from .problems import EXCLUDING, problems_of
from .process import SECONDS, Reading, extract
from .signals import document_read
from .states import ReadingState

log = logging.getLogger(__name__)

LAST = -60
"""The priority of these tasks, from -100 to 100: mail and pictures go first."""

LEASE = timedelta(seconds=3 * SECONDS)
"""For how long a file belongs to the one who reads it."""

PAUSES = [timedelta(minutes=10), timedelta(hours=2)]
"""How long to wait after each try that failed in a way that may pass; then it is given up."""


@task(priority=LAST)
def read_document(pk: int) -> str:
    """Read the file of the document `pk`. Returns the state; empty if there was nothing to do."""
    return read_now(pk)


def read_now(pk: int) -> str:
    """Read the file of a document that waits, here and now. Returns its state as `read_document`.

    Called again, or by two at once, it does nothing more.
    """
    if not DocumentText.objects.take(pk, timezone.now(), LEASE):
        return ""
    held = DocumentText.objects.select_related("document").defer("text").get(pk=pk)
    name = held.document.file.name or ""
    try:
        with held.document.file.storage.open(name) as file:
            reading = extract(file, name)
    except OSError as error:
        # The store of files is away, or the machine has no room for one process more.
        log.warning("Document %s could not be opened: %s", pk, error)
        reading = Reading(ReadingState.FAILED, reason=type(error).__name__, again=True)
    return _keep(held, reading)


def _keep(held: DocumentText, reading: Reading) -> str:
    """Write down what was read, unless the file was replaced meanwhile."""
    now = timezone.now()
    again = reading.again and held.attempts <= len(PAUSES)
    state = ReadingState.WAITING if again else reading.state
    with transaction.atomic():
        kept = DocumentText.objects.filter(pk=held.pk, file_hash=held.file_hash).update(
            state=state,
            text=reading.text,
            language=str(reading.facts.get("language", "")).replace("_", "-")[:20],
            pages_read=reading.pages,
            is_cut=reading.cut,
            facts=reading.facts,
            read_at=now,
            reason=reading.reason,
            not_before=now + PAUSES[held.attempts - 1] if again else None,
        )
        if kept and not again:
            judge(held.pk)
            tell_after_commit(held.pk)
    return state if kept else ""


def judge(pk: int) -> None:
    """Write down what is wrong with a file, by what was read and what staff state of it."""
    text = DocumentText.objects.select_related("document").get(pk=pk)
    problems = problems_of(text, text.document.language)
    DocumentText.objects.filter(pk=pk).update(
        problems=problems,
        excludes=any(problem in EXCLUDING for problem in problems),
        needs_work=bool(problems),
    )


def tell_after_commit(pk: int) -> None:
    """Send `document_read` for the text of a document once what is written now is committed."""
    transaction.on_commit(partial(_tell, pk), robust=True)


def _tell(pk: int) -> None:
    text = DocumentText.objects.select_related("document").filter(pk=pk).first()
    if text is None:
        return
    for receiver, answer in document_read.send_robust(sender=DocumentText, text=text):
        if isinstance(answer, Exception):
            log.error("%r failed for document %s", receiver, pk, exc_info=answer)
