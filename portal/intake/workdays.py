"""Working days: Monday to Friday in the site's time zone (TIME_ZONE). Holidays are not known."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

SATURDAY = 5


def end_of_day(instant: datetime) -> datetime:
    """Return the last second of the day that an instant falls on in the site's time zone."""
    return _end(instant.astimezone(timezone.get_default_timezone()).date())


def due_after(instant: datetime, working_days: int) -> datetime:
    """Return the end of the last of so many working days after the day of an `instant`.

    What comes in on a Friday with three working days is due at the end of Wednesday; so is what
    comes in on Saturday or Sunday.
    """
    day = instant.astimezone(timezone.get_default_timezone()).date()
    while working_days > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            working_days -= 1
    return _end(day)


def _end(day: date) -> datetime:
    # Through the zone's own rules, so that the day on which the clock changes ends at its end.
    return datetime.combine(day, time(23, 59, 59), tzinfo=timezone.get_default_timezone())
