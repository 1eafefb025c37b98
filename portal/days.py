"""Days as instants."""

import datetime

from django.utils import timezone


def begin_of(day: datetime.date) -> datetime.datetime:
    """Return the instant at which `day` begins in the time zone in which `localdate` counts."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


def end_of(day: datetime.date) -> datetime.datetime:
    """Return the instant at which `day` is over: the beginning of the next one."""
    return begin_of(day + datetime.timedelta(days=1))
