"""When jobs are due."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from portal.schedule import Daily, Every, WorkingDays


@pytest.fixture(autouse=True)
def new_york(settings):
    with timezone.override("America/New_York"):
        yield


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("rhythm", "now", "due"),
    [
        (Every(5), "2026-11-25T10:14:59+00:00", "2026-11-25T10:10:00+00:00"),
        (Every(5), "2026-11-25T00:00:00+00:00", "2026-11-25T00:00:00+00:00"),
        (Daily(2), "2026-11-25T02:00:00-05:00", "2026-11-25T02:00:00-05:00"),
        (Daily(2), "2026-11-25T01:59:59-05:00", "2026-11-24T02:00:00-05:00"),
        # The clocks go forward at 2: there is no 2 o'clock, and the night's work is still done.
        (Daily(2), "2026-03-08T12:00:00-04:00", "2026-03-08T03:00:00-04:00"),
        # They go back at 2, so 1 comes twice, and counts once.
        (Daily(1), "2026-11-01T12:00:00-05:00", "2026-11-01T01:00:00-04:00"),
        # Thanksgiving is no holiday here; Saturday and Sunday are.
        (WorkingDays(7), "2026-11-29T12:00:00-05:00", "2026-11-27T07:00:00-05:00"),
        (WorkingDays(7), "2026-11-30T06:00:00-05:00", "2026-11-27T07:00:00-05:00"),
        (WorkingDays(7), "2026-11-30T07:00:00-05:00", "2026-11-30T07:00:00-05:00"),
    ],
)
def test_the_newest_moment_at_which_a_job_was_due(rhythm, now, due):
    assert rhythm.last_due(instant(now)) == instant(due)


def test_every_day_of_years_has_one_run():
    """No night is left out and none is doubled, whatever the clocks do."""
    begins = {
        Daily(2).last_due(instant("2026-01-01T00:00:00-05:00") + timedelta(hours=hour))
        for hour in range(24 * 365 * 2)
    }
    days = sorted(timezone.localtime(begin).date() for begin in begins)
    assert len(days) == len(set(days)) == 731
