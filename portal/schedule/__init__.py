"""What the portal does by itself: one list of jobs, one command for cron, one page for staff."""

from .jobs import Job, job
from .rhythms import Daily, Every, WorkingDays

__all__ = ["Daily", "Every", "Job", "WorkingDays", "job"]
