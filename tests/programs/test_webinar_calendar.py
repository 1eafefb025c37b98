"""The calendar file: one identity for ever, a number that rises with each change, one instant."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from programs.models import WebinarPage
from tests.factories.home import translated
from tests.factories.webinars import WebinarIndexPageFactory, WebinarPageFactory

START = datetime(2026, 11, 5, 18, 0, tzinfo=UTC)
"""After the change to winter time in America and in Europe."""


@pytest.fixture
def webinar(site_root) -> WebinarPage:
    index = WebinarIndexPageFactory(parent=site_root)
    page = WebinarPageFactory(
        parent=index,
        title="Power; 101, part one",
        summary="Bring: a \\ and a line",
        join_url="https://meet.example.org/secret",
        starts_at=START,
        ends_at=START + timedelta(hours=1),
    )
    page.save_revision().publish()
    return WebinarPage.objects.get(pk=page.pk)


def event(client, page):
    answer = client.get(f"{page.url}webinar.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert b"meet.example.org" not in answer.content
    calendar = Calendar.from_ical(answer.content)
    (found,) = calendar.walk("VEVENT")
    return found


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "America/New_York", "Europe/Madrid"])
def test_page_and_file_name_one_instant_in_every_zone(webinar, client, zone, time_machine):
    time_machine.move_to(START - timedelta(days=30))
    WebinarPage.objects.update(time_zone=zone)
    html = client.get(webinar.url).content.decode()
    found = event(client, webinar)
    assert found.start == START
    assert found.end == START + timedelta(hours=1)
    stated = html.split('data-start="')[1].split('"')[0]
    assert datetime.fromisoformat(stated) == START
    webinar.refresh_from_db()
    assert webinar.local_start == START.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def test_the_text_is_escaped_by_the_library(webinar, client):
    found = event(client, webinar)
    assert str(found["summary"]) == "Power; 101, part one"
    assert "Bring: a \\ and a line" in str(found["description"])
    assert str(found["url"]) == webinar.full_url


def publish(page, **changes):
    page = WebinarPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_the_number_rises_with_each_change_of_time_and_never_falls(webinar, client):
    first = event(client, webinar)
    assert first["sequence"] == 0
    before = webinar.latest_revision
    publish(webinar, title="Another title")
    assert event(client, webinar)["sequence"] == 0
    later = START + timedelta(days=1)
    publish(webinar, starts_at=later, ends_at=later + timedelta(hours=1))
    second = event(client, webinar)
    assert (second["sequence"], second.start) == (1, later)
    publish(webinar, cancelled=True)
    third = event(client, webinar)
    assert (third["sequence"], str(third["status"])) == (2, "CANCELLED")
    before.publish()
    last = event(client, webinar)
    assert (last["sequence"], last.start) == (3, START)
    assert {entry["uid"] for entry in (first, second, third, last)} == {first["uid"]}


def test_a_draft_of_another_time_is_told_to_nobody(webinar, client):
    draft = webinar.get_latest_revision_as_object()
    draft.starts_at = START + timedelta(minutes=5)
    draft.save_revision()
    found = event(client, webinar)
    assert (found["sequence"], found.start) == (0, START)


def test_all_languages_share_identity_and_number(webinar, client, spanish):
    for page in (webinar.get_parent().get_parent(), webinar.get_parent(), webinar):
        translated(page.specific, spanish)
    twin = WebinarPage.objects.get(locale=spanish)
    later = START + timedelta(days=1)
    publish(webinar, starts_at=later, ends_at=later + timedelta(hours=1))
    english, other = event(client, webinar), event(client, twin)
    assert english["uid"] == other["uid"]
    assert english["sequence"] == other["sequence"] == 1
