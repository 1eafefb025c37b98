"""Days of publication, of which sometimes only the month or the year is known."""

from datetime import date

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class DatePrecision(models.TextChoices):
    """How exactly the day of publication is known."""

    DAY = "day", _("Day, month and year")
    MONTH = "month", _("Month and year")
    YEAR = "year", _("Only the year")


def published_digits(day: date | None, precision: str) -> str:
    """Return as much of the day as is known in digits (ISO 8601): 2024, 2024-05 or 2024-05-17."""
    if day is None:
        return ""
    lengths: dict[str, int] = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}
    return day.isoformat()[: lengths.get(precision, 10)]


def published_text(day: date | None, precision: str) -> str:
    """Return as much of the day as is known, as readers of the active language write it."""
    if not day:
        return ""
    formats: dict[str, str] = {
        DatePrecision.MONTH: "YEAR_MONTH_FORMAT",
        DatePrecision.YEAR: "Y",
    }
    return date_format(day, formats.get(precision, "DATE_FORMAT"))
