"""What the worker does, done at once."""

from typing import Any

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

READY = TaskResultStatus.READY


def run_queued(task: Any) -> int:
    """Run every call of a task that is queued by now, also for later; return how many."""
    queued = list(DBTaskResult.objects.filter(status=READY, task_path=task.module_path))
    for waiting in queued:
        arguments = waiting.args_kwargs
        waiting.delete()
        task.call(*arguments["args"], **arguments["kwargs"])
    return len(queued)
