"""One line in the log for each task of the worker, with how long it took."""

import logging
from typing import Any

from django_tasks.base import TaskResult
from django_tasks.signals import task_finished, task_started

from portal.security.json_lines import request_id

logger = logging.getLogger("portal.tasks")


def watch_tasks() -> None:
    """Write lines from now on, and let all lines of one task have its id."""
    task_started.connect(_begun)
    task_finished.connect(_ended)


def _begun(task_result: TaskResult[Any], **_signal: object) -> None:
    request_id.set(f"task-{task_result.id}")


def _ended(task_result: TaskResult[Any], **_signal: object) -> None:
    told = {
        "task": task_result.task.module_path,
        "outcome": str(task_result.status.value).lower(),
    }
    seconds: dict[str, float] = {}
    if task_result.started_at and task_result.finished_at:
        took = task_result.finished_at - task_result.started_at
        seconds["seconds"] = round(took.total_seconds(), 4)
    logger.info("task", extra={"told": {**told, **seconds}})
    request_id.set("")
