"""When a job is due: every few minutes, or at an hour of the day on the clocks of the site."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SATURDAY = 5


class Rhythm(ABC):
    """How often something is done."""

    patience: timedelta
    """For how long a job may be behind before anybody needs to know."""

    again_after: timedelta
    """After how long a job that failed is tried again."""

    @abstractmethod
    def last_due(self, now: datetime) -> datetime:
        """Return the newest instant, not after `now`, at which the job was to begin."""

    @abstractmethod
    def __str__(self) -> str:
        """Return the rhythm in words, in the active language."""


@dataclass(frozen=True)
class Every(Rhythm):
    """Every so many minutes, counted from midnight UTC."""

    minutes: int
    patience = timedelta(minutes=30)
    again_after = timedelta(0)

    def last_due(self, now: datetime) -> datetime:
        """Return the newest multiple of the minutes."""
        midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        step = timedelta(minutes=self.minutes)
        return midnight + (now - midnight) // step * step

    def __str__(self) -> str:
        return ngettext("every minute", "every %(number)d minutes", self.minutes) % {
            "number": self.minutes
        }


@dataclass(frozen=True)
class Daily(Rhythm):
    """Once a day at a full hour in the site's time zone.

    An hour that a change of the clocks leaves out is taken an hour later; one that comes twice
    counts the first time.
    """

    hour: int
    patience = timedelta(hours=3)
    again_after = timedelta(hours=1)

    def last_due(self, now: datetime) -> datetime:
        """Return that hour of today, or of the newest day on which it has come."""
        today = timezone.localtime(now).date()
        days = (today - timedelta(days=back) for back in range(8))
        return next(
            due for day in days if self._counts(day.weekday()) and (due := self._on(day)) <= now
        )

    def _on(self, day: date) -> datetime:
        local = timezone.make_aware(datetime.combine(day, time(self.hour)))
        return local.astimezone(UTC)

    def _counts(self, weekday: int) -> bool:  # noqa: ARG002 (a working day looks at it)
        return True

    def __str__(self) -> str:
        return _("every day at %(hour)02d:00") % {"hour": self.hour}


@dataclass(frozen=True)
class WorkingDays(Daily):
    """The same from Monday to Friday."""

    def _counts(self, weekday: int) -> bool:
        return weekday < SATURDAY

    def __str__(self) -> str:
        return _("Monday to Friday at %(hour)02d:00") % {"hour": self.hour}
