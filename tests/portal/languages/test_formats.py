"""Dates, hours and numbers as the readers of each language write them."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils.formats import date_format, time_format
from django.utils.translation import override

INSTANT = datetime(2026, 3, 9, 14, 5, tzinfo=ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    ("language", "day", "hour", "number"),
    [
        ("en", "March 9, 2026", "2:05 p.m.", "6.5"),
        ("es", "9 de marzo de 2026", "2:05 p.m.", "6.5"),
        ("fr", "9 mars 2026", "14:05", "6,5"),
        ("ar", "9 مارس 2026", "2:05 م", "6.5"),
        ("zh-hans", "2026年3月9日", "14:05", "6.5"),
    ],
)
def test_formats_are_those_of_the_language(language, day, hour, number):
    with override(language):
        assert date_format(INSTANT, "DATE_FORMAT") == day
        assert time_format(INSTANT, "TIME_FORMAT") == hour
        assert day in date_format(INSTANT, "DATETIME_FORMAT")
        assert Template("{{ n }}").render(Context({"n": Decimal("6.5")})) == number
