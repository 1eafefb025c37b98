"""When and where, as letters say it: the event's own clock with its offset, and other clocks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from portal.intake.outbox.parts import Fact, Paragraph, Part
from programs.zones import Clock

if TYPE_CHECKING:
    from programs.models import WebinarPage


def when(webinar: WebinarPage) -> list[Part]:
    """Return day and hours on the clock of the webinar's zone, and on a few others.

    Nothing while it has no date.
    """
    start, end = webinar.local_start, webinar.local_end
    if start is None or end is None:
        return []
    zone = f"{webinar.zone_name} ({webinar.offset})"
    return [
        Fact(_("Day"), day_words(start)),
        Fact(_("Time"), f"{hours(start, end)}, {zone}"),
        Paragraph("\n".join([_("On other clocks:"), *map(clock_words, webinar.clocks_elsewhere)])),
    ]


def day_words(start: datetime) -> str:
    """Return a day with its name, such as "Thursday, November 5, 2026"."""
    return f"{date_format(start, 'l')}, {date_format(start, 'DATE_FORMAT')}"


def hours(start: datetime, end: datetime) -> str:
    """Return from when to when, such as "1 p.m. - 2 p.m."."""
    return f"{time_format(start, 'TIME_FORMAT')} \N{EN DASH} {time_format(end, 'TIME_FORMAT')}"


def clock_words(clock: Clock) -> str:
    """Return one other clock in a few words, with its day where that is another one."""
    words = f"{clock.name}: {hours(clock.start, clock.end)}"
    return f"{words}, {date_format(clock.start, 'DATE_FORMAT')}" if clock.is_another_day else words
