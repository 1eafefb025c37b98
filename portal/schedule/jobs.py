"""The jobs of all apps. Each is a command of `manage.py` that does no harm when it runs twice."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise

from .rhythms import Rhythm

LONGEST = timedelta(hours=1)
"""So long a job is taken to be at work; afterwards its process is taken to have died."""


@dataclass(frozen=True)
class Job:
    """A command, what it is for in words that staff understand, and when it runs."""

    command: str
    purpose: str | Promise
    rhythm: Rhythm
    options: tuple[tuple[str, Any], ...] = ()


_jobs: dict[str, Job] = {}


def job(command: str, purpose: str | Promise, rhythm: Rhythm, **options: Any) -> Job:
    """Add the command `command` to the schedule; for `<app>/scheduled.py`.

    `options` are passed to the command. Raises ValueError when it stands there already.
    """
    if command in _jobs:
        raise ValueError(command)
    entry = Job(command, purpose, rhythm, tuple(options.items()))
    _jobs[command] = entry
    return entry


def all_jobs() -> list[Job]:
    """Return every job, the frequent ones first, so that a long night delays none of them."""
    return sorted(_jobs.values(), key=lambda entry: (entry.rhythm.patience, entry.command))
