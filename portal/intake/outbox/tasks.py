"""Wakes the worker for the outbox. Losing a task loses no mail: the outbox is the truth."""

from datetime import datetime

from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from .delivery import deliver_due


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
    waiting = DBTaskResult.objects.ready().filter(task_path=deliver_mail.module_path)
    if at is None and waiting.exists():
        return
    deliver_mail.using(run_after=at).enqueue()


def wake_worker_after_commit() -> None:
    """Have the worker look into the outbox once what is written now is committed.

    Once for any number of letters in one transaction. The letters stand even if the queue cannot
    be told about them: cron finds them.
    """
    planned = transaction.get_connection().run_on_commit
    if not any(function is wake_worker for _savepoints, function, _robust in planned):
        transaction.on_commit(wake_worker, robust=True)
