"""How many wrote, and how soon they were answered: counted, drawn, without personal data."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.drawings.columns import Column, columns
from portal.intake.models import ClosingReason, Inquiry, Status
from portal.intake.volumes import cases, periods, volume
from tests.factories.intake import colleague, inquiry, logged_in

pytestmark = pytest.mark.django_db

NEW_YORK = ZoneInfo("America/New_York")
MONDAY = datetime(2026, 10, 5, 12, 0, tzinfo=NEW_YORK)
FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
ADDRESS = f"/admin/reports/inquiries/?first={FIRST}&last={LAST}&period=week"


def case(days_to_answer=None, **fields):
    answered = MONDAY + timedelta(days=days_to_answer) if days_to_answer is not None else None
    return inquiry(
        **{
            "received_at": MONDAY,
            "first_replied_at": answered,
            "answer_within_days": 3,
            "audience": "press",
            **fields,
        }
    )


@pytest.fixture
def october(db) -> None:
    """Three answered, two of them in time; one never; and what does not count."""
    case(1)
    case(3)
    case(9)
    case()
    by_telephone = {"status": Status.CLOSED, "closed_at": MONDAY + timedelta(days=2)}
    case(closing_reason=ClosingReason.TELEPHONE, **by_telephone)
    case(closing_reason=ClosingReason.NO_ANSWER, **by_telephone)
    case(closing_reason=ClosingReason.SPAM, **by_telephone)
    case(status=Status.QUARANTINE)
    case(status=Status.WITHDRAWN)
    case(1, kind="registration")
    case(1, received_at=datetime(2026, 9, 30, 23, 59, tzinfo=NEW_YORK))


def test_the_figures_are_right(october):
    figures = volume(cases(Inquiry.objects.all(), FIRST, LAST))
    assert (figures.received, figures.answered) == (6, 4)
    assert (figures.in_time, figures.late, figures.share_in_time) == (3, 2, 60)
    assert figures.median_wait == timedelta(days=2.5)
    nothing = volume([])
    assert (nothing.share_in_time, nothing.median_wait) == (None, None)


def test_an_answer_after_two_hundred_days_is_late_and_counts_where_it_was_asked(october, staff):
    case(200, answer_within_days=60)
    case(200, answer_within_days=None)
    figures = volume(cases(Inquiry.objects.all(), FIRST, LAST))
    assert (figures.received, figures.answered, figures.late) == (8, 6, 3)
    assert figures.median_wait == timedelta(days=6)
    shown = staff.get(ADDRESS).content.decode()
    assert "200" not in shown  # the day of the answer is in no period of its own


@pytest.mark.parametrize(("period", "number"), [("week", 157), ("month", 37)])
def test_a_period_of_three_years_is_drawn_whole(staff, period, number):
    case(200, received_at=MONDAY - timedelta(days=900))
    case(1)
    first, last = date(2023, 10, 16), date(2026, 10, 12)
    assert len(periods(first, last, period)) == number
    assert periods(first, last, period)[-1] <= last
    address = f"/admin/reports/inquiries/?first={first}&last={last}&period={period}"
    answer = staff.get(address)
    assert answer.status_code == 200
    assert answer.context["total"].volume.received == 2


def test_the_report_draws_them_and_tells_of_nobody(october, staff):
    shown = staff.get(ADDRESS).content.decode()
    for words in ("60%", "2 days", "Press", "English", "<svg", "October 5"):
        assert words in shown
    for one in Inquiry.objects.all():
        assert one.reference not in shown
        assert one.sender_name not in shown
        assert one.sender_email not in shown


def test_a_wrong_day_is_told_beside_its_field(staff):
    shown = staff.get("/admin/reports/inquiries/?first=2026-10-02&last=2026-10-01").content.decode()
    assert "This day is before the first one." in shown
    shown = staff.get("/admin/reports/inquiries/?first=soon&last=2026-10-01&period=x").content
    assert b"Enter a valid date." in shown
    assert b"soon" in shown
    assert (
        "at most three years"
        in staff.get("/admin/reports/inquiries/?first=1990-01-01&last=2026-10-01").content.decode()
    )


def test_only_what_one_may_read_is_counted(october):
    case(1, is_limited=True, audience="department")
    reader = logged_in(colleague("view_inquiry"))
    assert "Local health department" not in reader.get(ADDRESS).content.decode()
    assert logged_in(colleague()).get(ADDRESS).status_code in (302, 403)


def test_periods_cover_the_time_without_gaps():
    assert periods(FIRST, date(2026, 10, 12), "week") == [
        date(2026, 9, 28),
        date(2026, 10, 5),
        date(2026, 10, 12),
    ]
    months = periods(date(2026, 11, 30), date(2027, 2, 1), "month")
    assert [day.month for day in months] == [11, 12, 1, 2]


def test_columns_stand_on_the_ground_and_fill_their_height():
    drawn = columns([Column("a", [1, 3]), Column("b", [0, 0])], ["one", "two"])
    first, second = drawn["columns"]
    heights = [float(part["height"].rstrip("%")) for part in first["parts"]]
    assert heights[1] == pytest.approx(3 * heights[0], abs=0.05)
    assert sum(heights) == pytest.approx(84, abs=0.1)  # four of four
    assert second["parts"] == []
    assert columns([], [])["columns"] == []
