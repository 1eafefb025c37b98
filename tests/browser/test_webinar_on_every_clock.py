"""A webinar in the week when America has changed its clocks and Europe has not: one instant.

Registrants in Los Angeles, New York and Madrid read the page in their own browser, register there
and get mail and calendar file. What the mail says for other weeks and zones stands in
tests/programs/test_webinar_letters.py.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from portal.intake.models import OutboxMessage
from programs.models import WebinarPage
from tests.factories.webinars import home_of_real_transactions, open_webinar

from .measures import axe_violations, nu_errors, overflow

ZONES = {"America/Los_Angeles": 7, "America/New_York": 4, "Europe/Madrid": -1}
"""Hours behind UTC in that week: Madrid still has its winter time."""


def next_gap_week() -> datetime:
    """Return 18:00 UTC on the Thursday after the second Sunday of next year's March."""
    first = datetime(datetime.now(UTC).year + 1, 3, 1, 18, tzinfo=UTC)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 + 4)


@pytest.fixture
def webinar(transactional_db, settings) -> WebinarPage:
    settings.INTAKE_MINIMUM_SECONDS = 0
    start = next_gap_week()
    return open_webinar(
        home_of_real_transactions(),
        title="Power 101",
        time_zone="America/New_York",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        access_services=[("service", {"kind": "captions", "text": ""})],
    )


def test_page_mail_and_calendar_file_name_one_instant(browser, live_server, webinar, screenshots):
    start = webinar.starts_at
    for zone, behind in ZONES.items():
        local = start.astimezone(ZoneInfo(zone))
        assert local.hour == 18 - behind, "the week is the one between the clock changes"
        context = browser.new_context(timezone_id=zone, viewport={"width": 360, "height": 800})
        page = context.new_page()
        page.goto(live_server.url + webinar.url)
        expect(page.locator(".when-time").first).to_contain_text("2 p.m.")
        expect(page.locator(".when-zone").first).to_contain_text("(UTC-04:00)")
        here = page.locator("[data-your-time]").first
        if zone == webinar.time_zone:
            expect(here).to_be_hidden()
        else:
            expect(here).to_be_visible()
            hour = f"{(local.hour - 1) % 12 + 1}:00"
            expect(here).to_contain_text(f"{local:%A}, {local:%B} {local.day}")
            expect(here).to_contain_text(hour)
        page.goto(f"{live_server.url}{webinar.url}register/")
        page.get_by_label("Your name").fill("Ana")
        page.get_by_label("Your e-mail address").fill(f"{zone.split('/')[1].lower()}@example.org")
        page.get_by_label("I agree").check()
        page.get_by_role("button", name="Register").click()
        expect(page.get_by_text("You have a seat.").first).to_be_visible()
        shown = page.locator(".my-place time").first
        assert datetime.fromisoformat(shown.get_attribute("datetime")) == start
        page.screenshot(path=screenshots / f"webinar-{zone.split('/')[1]}.png", full_page=True)
        context.close()
    letters = OutboxMessage.objects.filter(kind="acknowledgement")
    assert len(letters) == len(ZONES)
    for letter in letters:
        (event,) = Calendar.from_ical(letter.calendar).walk("VEVENT")
        assert event.start == start
        assert "Eastern Time (New York) (UTC-04:00)" in letter.text
        assert "Pacific Time (Los Angeles): 11 a.m." in letter.text
        assert "Universal Time (UTC): 6 p.m." in letter.text


def test_the_forms_hold_the_bars_and_work_without_scripts(browser, live_server, webinar):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{webinar.url}register/")
    page.get_by_label("Your name").fill("Luz")
    page.get_by_label("Your e-mail address").fill("luz@example.org")
    page.get_by_label("Live captions").check()
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Register").click()
    status = page.url
    page.get_by_role("link", name="Give back my place").click()
    cancelling = page.url
    context.close()

    pages = {
        "register": f"{live_server.url}{webinar.url}register/",
        "lost link": f"{live_server.url}{webinar.url}lost-link/",
        "status": status,
        "cancel": cancelling,
        "reminders": cancelling.split("cancel/")[0] + "reminders/",
    }
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    sources = {}
    for name, address in pages.items():
        page.goto(address)
        sources[name] = page.request.get(address).text()
        for width, scheme in ((320, "light"), (1280, "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert axe_violations(page) == [], f"{name}, {width} {scheme}"
            assert overflow(page) == [], f"{name}, {width} {scheme}"
    page.goto(cancelling)
    page.get_by_role("button", name="Yes, give it back").click()
    expect(page.get_by_text("You have given this place back.")).to_be_visible()
    context.close()
    assert nu_errors(sources) == {name: [] for name in pages}
