"""What is known of each job: when it last ran, and how that went."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .jobs import LONGEST, Job


class JobState(models.TextChoices):
    """How a job stands."""

    NEVER = "never", _("Has not run yet")
    RUNNING = "running", _("Is running")
    FINE = "fine", _("Ran")
    FAILED = "failed", _("Failed")
    LATE = "late", _("Is late")


class JobRunQuerySet(models.QuerySet["JobRun"]):
    """What is known of jobs."""

    def of(self, jobs: Iterable[Job]) -> "dict[str, JobRun]":
        """Return a row for each job by its command; unsaved ones for those that never ran."""
        wanted = [job.command for job in jobs]
        known = self.in_bulk(wanted)
        return {command: known.get(command) or JobRun(command=command) for command in wanted}

    def claim(self, job: Job, now: datetime) -> bool:
        """Take `job` if it is due at `now` and nobody is at it. Of many that ask, one gets it."""
        self.get_or_create(command=job.command)
        never = Q(begun_at=None)
        died = Q(ended_at=None, begun_at__lt=now - LONGEST)
        due = Q(ended_at__isnull=False, begun_at__lt=job.rhythm.last_due(now))
        failed = Q(ended_at__lte=now - job.rhythm.again_after) & ~Q(fault="")
        return bool(
            self.filter(never | died | due | failed, command=job.command).update(
                begun_at=now, ended_at=None
            )
        )


class JobRun(models.Model):
    """The last run of one job."""

    command = models.CharField(max_length=100, primary_key=True)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    """Null while it runs, and for good when its process died."""

    done_at = models.DateTimeField(null=True)
    """The end of the last run that went well."""

    fault = models.TextField(blank=True)
    """Type and lines of what the last run failed with, without values; empty when it went well."""

    failures = models.PositiveIntegerField(default=0)
    """Runs that failed since the last one that went well."""

    objects = JobRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run of a job")
        verbose_name_plural = _("runs of jobs")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.command

    @property
    def took(self) -> timedelta | None:
        """How long the last run took, if it has ended."""
        return self.ended_at - self.begun_at if self.begun_at and self.ended_at else None

    def state(self, job: Job, now: datetime) -> JobState:
        """Return how `job` stands at the instant `now`."""
        if self.begun_at is None:
            return JobState.NEVER
        if self.ended_at is None and self.begun_at > now - LONGEST:
            return JobState.RUNNING
        if self.fault:
            return JobState.FAILED
        expected = job.rhythm.last_due(now - job.rhythm.patience)
        return JobState.FINE if self.done_at and self.done_at >= expected else JobState.LATE
