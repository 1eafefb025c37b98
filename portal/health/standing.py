"""How the portal stands: database, tables, disk, mail, queue of the worker, jobs, backups."""

import shutil
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import Error, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Case, Count, Min, When
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.backup.standing import report as backups
from portal.intake.models import OutboxMessage
from portal.intake.models.mail import OutboxFigures
from portal.schedule.standing import Standing as JobStanding
from portal.schedule.standing import standings

LONG = 600
"""Seconds that a letter or a task may wait before somebody needs to know."""

LITTLE_ROOM = 1024**3
"""Bytes; with less of them free the disk needs somebody."""

NOTHING_WAITS = OutboxFigures(0, 0, 0)


@dataclass
class Standing:
    """What is known at one moment. Times in whole seconds, sizes in bytes."""

    disk_free: int
    has_database: bool = False
    tables_are_behind: bool = False
    """Whether this code has migrations that the database has not seen."""

    mail: OutboxFigures = NOTHING_WAITS
    tasks: int = 0
    task_seconds: int = 0
    jobs: list[JobStanding] = field(default_factory=list)
    backups: dict[str, float | bool | None] = field(default_factory=dict)
    """What is said of the newest backup; nothing where none are made."""

    @property
    def is_ready(self) -> bool:
        """Whether it can answer visitors."""
        return self.has_database and not self.tables_are_behind

    @property
    def jobs_to_look_at(self) -> list[str]:
        """The commands of scheduled jobs that failed, are late or never ran."""
        return [line.job.command for line in self.jobs if line.needs_a_look]

    @property
    def look_at(self) -> list[str]:
        """What somebody has to look at, in the words of docs/operations/monitoring.md."""
        signs = {
            "database": not self.has_database,
            "tables": self.tables_are_behind,
            "disk": self.disk_free < LITTLE_ROOM,
            "mail": self.mail.oldest_seconds > LONG or self.mail.failed > 0,
            "queue": self.task_seconds > LONG,
            "jobs": bool(self.jobs_to_look_at),
            "backup": bool(self.backups.get("backup_too_old")),
        }
        return [name for name, holds in signs.items() if holds]


def how_it_stands() -> Standing:
    """Return how everything stands now: four queries, and no exception without a database."""
    # Before the first page is written there may be no folder yet.
    folders = (settings.VAR_DIR, *settings.VAR_DIR.parents)
    folder = next(folder for folder in folders if folder.exists())
    standing = Standing(shutil.disk_usage(folder).free, backups=backups())
    try:
        standing.mail = OutboxMessage.objects.figures()
        standing.tasks, standing.task_seconds = _queue(timezone.now())
        standing.jobs = standings()
        standing.tables_are_behind = _tables_are_behind()
    except ProgrammingError:  # a table or a column that is not there yet
        standing.has_database = standing.tables_are_behind = True
    except Error:  # whatever is wrong with the database, the answer is the same
        pass
    else:
        standing.has_database = True
    return standing


def _queue(now: datetime) -> tuple[int, int]:
    """Return how many tasks wait for the worker now, and for how long the oldest of them has."""
    # The backend gives a task that is for no certain time the last day of all.
    since = Case(When(run_after__lte=now, then="run_after"), default="enqueued_at")
    found = DBTaskResult.objects.ready().aggregate(number=Count("pk"), oldest=Min(since))
    seconds = int((now - found["oldest"]).total_seconds()) if found["oldest"] else 0
    return found["number"], max(0, seconds)


_seen: set[str] = set()
"""The databases that were found to have all tables of this code: they do not lose them again."""


def _tables_are_behind() -> bool:
    name = str(connection.settings_dict["NAME"])
    if name not in _seen:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return True
        _seen.add(name)
    return False
