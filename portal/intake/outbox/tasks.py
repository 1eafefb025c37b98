"""Wakes the worker for the outbox. Losing a task loses no mail: the outbox is the truth."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult, get_date_max

from portal.speed.prepared import prepared

from .delivery import deliver_due

READY = RawSQL("'READY'", (), CharField())
"""The status of a task that waits, as part of a statement.

The index of these tasks is for this status alone. A statement that PostgreSQL plans before it has
its values reads all finished tasks of two weeks instead.
"""


@task()
def deliver_mail() -> dict[str, int]:
    """Send what is due, and come back for what was put off. Returns the counts of this run."""
    delivery = deliver_due()
    if delivery.next_attempt_at:
        wake_worker(delivery.next_attempt_at)
    return {"sent": delivery.sent, "put off": delivery.put_off, "failed": delivery.failed}


def wake_worker(at: datetime | None = None) -> None:
    """Have the worker look into the outbox, at once or at an instant `at`.

    One task that has not begun is enough for all that is written down by now. Without this a mail
    server that stalls leaves one task for each submission, and each waits for it once more.
    """
    if at is None and _waiting(deliver_mail.module_path, now=timezone.now()):
        return
    deliver_mail.using(run_after=at).enqueue()


@prepared
def _waiting(path: str, *, now: datetime) -> QuerySet[DBTaskResult, UUID]:
    # As django_tasks_db's own `ready`, which takes the moment at which it is asked.
    due = Q(run_after=get_date_max()) | Q(run_after__lte=now)
    tasks = DBTaskResult.objects.filter(due, status=READY, task_path=path)
    return tasks.order_by().values_list("pk", flat=True)[:1]


def wake_worker_after_commit() -> None:
    """Have the worker look into the outbox once what is written now is committed.

    Once for any number of letters in one transaction. The letters stand even if the queue cannot
    be told about them: cron finds them.
    """
    planned = transaction.get_connection().run_on_commit
    if not any(function is wake_worker for _savepoints, function, _robust in planned):
        transaction.on_commit(wake_worker, robust=True)
