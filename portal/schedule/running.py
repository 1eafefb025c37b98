"""Runs what is due."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from django.core.management import call_command
from django.db import close_old_connections, connection
from django.utils import timezone

from portal.security.discretion import discreet, where_it_happened

from .jobs import Job, all_jobs
from .models import JobRun

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What a run printed, and what it failed with, if it did: type and lines, no values."""

    job: Job
    printed: str
    fault: str


def run_due(only: str = "") -> Iterator[Outcome]:
    """Run every job that is due now and that nobody else is at; yield each when it has ended.

    `only` is a command to run now, whether or not it is due. Several processes, on several
    servers, may do this at once. A job that fails holds up no other and is tried again.

    Raises KeyError when `only` is no job.
    """
    jobs = {job.command: job for job in all_jobs()}
    if only:
        yield _run(jobs[only], _begin_now(jobs[only]))
        return
    for job in jobs.values():
        now = timezone.now()
        if JobRun.objects.claim(job, now):
            yield _run(job, now)


def _begin_now(job: Job) -> datetime:
    now = timezone.now()
    JobRun.objects.update_or_create(
        command=job.command, defaults={"begun_at": now, "ended_at": None}
    )
    return now


def _run(job: Job, begun: datetime) -> Outcome:
    printed, fault = StringIO(), ""
    try:
        call_command(job.command, stdout=printed, stderr=printed, **dict(job.options))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the next job runs
        fault = where_it_happened(error)
        failed = type(error).__name__
        logger.error("The job %s failed: %s", job.command, failed, extra=_told(job, begun, failed))
    else:
        logger.info("The job %s ran", job.command, extra=_told(job, begun, "successful"))
    # The job may have lost the database, and what is noted of it needs one. Inside a transaction
    # of the caller there is nothing to renew.
    if not connection.in_atomic_block:
        close_old_connections()
    _note(job, begun, fault)
    return Outcome(job, discreet(printed.getvalue().strip()), fault)


def _told(job: Job, begun: datetime, outcome: str) -> dict[str, dict[str, str | float]]:
    """Return what the line in the log says of a run beside its words."""
    seconds = round((timezone.now() - begun).total_seconds(), 3)
    return {"told": {"job": job.command, "outcome": outcome, "seconds": seconds}}


def _note(job: Job, begun: datetime, fault: str) -> None:
    run = JobRun.objects.get(command=job.command)
    if run.begun_at != begun:  # it took so long that another has begun it
        return
    run.ended_at = timezone.now()
    run.fault = fault
    run.failures = run.failures + 1 if fault else 0
    if not fault:
        run.done_at = run.ended_at
    run.save()
