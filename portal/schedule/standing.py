"""How every job stands now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from .jobs import Job, all_jobs
from .models import JobRun, JobState

NEEDS_A_LOOK = {JobState.NEVER, JobState.FAILED, JobState.LATE}


@dataclass(frozen=True)
class Standing:
    """One line of the page."""

    job: Job
    run: JobRun
    state: JobState

    @property
    def needs_a_look(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.state in NEEDS_A_LOOK


def standings(now: datetime | None = None) -> list[Standing]:
    """Return how every job stands, those that need a look first: one query."""
    now = now or timezone.now()
    jobs = all_jobs()
    runs = JobRun.objects.of(jobs)
    lines = [Standing(job, runs[job.command], runs[job.command].state(job, now)) for job in jobs]
    return sorted(lines, key=lambda line: not line.needs_a_look)
