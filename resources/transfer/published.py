"""Days of publication in cells: 2024, 2024-05, 2024-05-17, and what programs make of them."""

import re
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from resources.dates import DatePrecision

EARLIEST = 1400
"""The year before which nothing was printed."""

ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?:[T ]00:00(?::00)?)?")
SHORT = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
MONTH = re.compile(r"([a-z]{3})[a-z]*\.?[- ](\d{2}|\d{4})", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""What American spreadsheet programs write when they see 2024-05: May-24."""

Published = tuple[date, str]


def month_comes_first(texts: Iterable[str]) -> bool | None:
    """Tell from a whole column how short dates such as 5/17/2024 are written; None: unknown."""
    found = [SHORT.fullmatch(text.strip()) for text in texts]
    pairs = [(int(match[1]), int(match[3])) for match in found if match]
    month_first = any(second > 12 for _first, second in pairs)
    day_first = any(first > 12 for first, _second in pairs)
    return None if month_first == day_first else month_first


def read_published(text: str, month_first: bool | None = None) -> Published | None:
    """Return a day and how much of it is known; None for an empty text.

    Raises ValidationError for what is no date, or could be two.
    """
    if not text:
        return None
    if iso := ISO.fullmatch(text):
        month, day = (int(part) if part else None for part in iso.groups()[1:])
        return _published(text, int(iso[1]), month, day)
    if short := SHORT.fullmatch(text):
        first, second, year = int(short[1]), int(short[3]), int(short[4])
        if month_first is None and first <= 12 and second <= 12 and first != second:
            raise ValidationError(
                _("“%(text)s” can be two days. Write it as %(one)s or %(other)s.")
                % {
                    "text": text,
                    "one": f"{year}-{first:02}-{second:02}",
                    "other": f"{year}-{second:02}-{first:02}",
                }
            )
        is_american = month_first if month_first is not None else second > 12
        month, day = (first, second) if is_american else (second, first)
        return _published(text, year, month, day)
    if (named := MONTH.fullmatch(text)) and named[1].lower() in MONTHS:
        year = int(named[2]) + (2000 if len(named[2]) == 2 else 0)
        return _published(text, year, MONTHS.index(named[1].lower()) + 1, None)
    raise ValidationError(
        _("“%(text)s” is no date. Write 2024, 2024-05 or 2024-05-17.") % {"text": text[:40]}
    )


def _published(text: str, year: int, month: int | None, day: int | None) -> Published:
    try:
        known = date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValidationError(
            _("There is no such day: “%(text)s”.") % {"text": text[:40]}
        ) from error
    if not EARLIEST <= year <= date.today().year + 5:  # noqa: DTZ011  # a year, in any time zone
        raise ValidationError(_("The year %(year)d cannot be right.") % {"year": year})
    precision = DatePrecision.DAY if day else DatePrecision.MONTH if month else DatePrecision.YEAR
    return known, precision.value
