"""What is held at a certain time: its instants, its zone, and where it stands at a moment."""

from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.pagecache import until
from programs.zones import (
    Clock,
    clocks_elsewhere,
    offset_words,
    wall_clock,
    zone_choices,
    zone_name,
)

from .event_time import EventTimeField


class Phase(StrEnum):
    """Where a webinar stands at an instant."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    PAST = "past"


def site_zone() -> str:
    """Return the time zone that a new webinar starts with."""
    return settings.TIME_ZONE


class TimedEvent(models.Model):
    """An event with a start, an end and the time zone in which people speak of them."""

    time_zone = models.CharField(
        _("time zone of the event"),
        max_length=64,
        choices=zone_choices,
        default=site_zone,
        help_text=_(
            "Type the times as clocks show them there. Visitors see them there and at home."
        ),
    )
    starts_at = EventTimeField(
        _("starts"), null=True, help_text=_("On the clock of that time zone.")
    )
    ends_at = EventTimeField(
        _("ends"),
        null=True,
        help_text=_("Until then the webinar counts as upcoming, afterwards as past."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse an event that ends before it starts.

        Raises ValidationError beside the field.
        """
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must come after the start.")})

    def phase(self, now: datetime) -> Phase:
        """Return where the webinar stands at the instant `now`, as its QuerySet does."""
        if self.has_ended(now):
            return Phase.PAST
        until(self.starts_at)
        return Phase.RUNNING if self.starts_at and self.starts_at <= now else Phase.UPCOMING

    @property
    def zone_name(self) -> str:
        """The name of the event's time zone as visitors read it."""
        return zone_name(self.time_zone)

    @property
    def local_start(self) -> datetime | None:
        """The start as the clocks of the event's zone show it, without a zone."""
        return wall_clock(self.starts_at, self.time_zone) if self.starts_at else None

    @property
    def local_end(self) -> datetime | None:
        """The end as the clocks of the event's zone show it, without a zone."""
        return wall_clock(self.ends_at, self.time_zone) if self.ends_at else None

    @property
    def clocks_elsewhere(self) -> list[Clock]:
        """What other clocks show during the webinar; nothing while it has no date."""
        if not (self.starts_at and self.ends_at):
            return []
        return clocks_elsewhere(self.starts_at, self.ends_at, self.time_zone)

    @property
    def offset(self) -> str:
        """How far the event's clock is from UTC on that day, such as "UTC-05:00"."""
        return offset_words(self.starts_at, self.time_zone) if self.starts_at else ""

    @property
    def ends_another_day(self) -> bool:
        """Whether the webinar ends on another day than it starts, in the event's zone."""
        start, end = self.local_start, self.local_end
        return bool(start and end and start.date() != end.date())

    def has_ended(self, now: datetime) -> bool:
        """Whether the webinar is past at the instant `now`."""
        until(self.ends_at)
        return self.ends_at is not None and self.ends_at <= now

    @property
    def is_past(self) -> bool:
        """Whether the webinar has ended by now."""
        return self.has_ended(timezone.now())
