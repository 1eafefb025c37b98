"""Webinars: the moment at which one becomes past, time on several clocks, what visitors see."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from portal.taxonomy.models import Facet
from programs.models import Phase, WebinarIndexPage, WebinarPage
from programs.webinars.lists import next_webinars
from tests.factories.programs import TermFactory
from tests.factories.webinars import (
    WebinarIndexPageFactory,
    WebinarPageFactory,
    WebinarSeriesPageFactory,
)

START = datetime(2026, 6, 7, 17, 0, tzinfo=UTC)
END = START + timedelta(hours=1)
TICK = timedelta(microseconds=1)


@pytest.fixture
def index(site_root) -> WebinarIndexPage:
    return WebinarIndexPageFactory(parent=site_root)


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        (START - TICK, Phase.UPCOMING),
        (START, Phase.RUNNING),
        (END - TICK, Phase.RUNNING),
        (END, Phase.PAST),
        (END + TICK, Phase.PAST),
    ],
)
def test_a_webinar_is_in_exactly_one_list_at_every_instant(index, now, phase):
    webinar = WebinarPageFactory(parent=index, starts_at=START, ends_at=END)
    upcoming = webinar in WebinarPage.objects.upcoming(now)
    past = webinar in WebinarPage.objects.past(now)
    assert (upcoming, past) == (phase != Phase.PAST, phase == Phase.PAST)
    assert webinar.phase(now) == phase


def test_an_undated_webinar_is_upcoming_and_comes_last(index):
    undated = WebinarPageFactory(parent=index)
    WebinarPage.objects.update(starts_at=None, ends_at=None)
    dated = WebinarPageFactory(parent=index, starts_at=START, ends_at=END)
    assert list(WebinarPage.objects.upcoming(START)) == [dated, undated]
    assert list(WebinarPage.objects.past(END)) == [dated]


def test_the_list_shows_the_next_one_first_and_then_the_latest_past_one(index):
    later, sooner, older, latest = (
        WebinarPageFactory(parent=index, starts_at=START + timedelta(days=days))
        for days in (20, 10, -20, -10)
    )
    assert list(WebinarPage.objects.upcoming_then_past(START)) == [sooner, later, latest, older]


@pytest.mark.parametrize(
    ("clock_change", "hours"),
    [
        (datetime(2026, 3, 8, tzinfo=ZoneInfo("America/New_York")), 23),
        (datetime(2026, 11, 1, tzinfo=ZoneInfo("America/New_York")), 25),
    ],
)
def test_a_day_with_a_clock_change_neither_loses_nor_doubles_a_webinar(index, clock_change, hours):
    day = clock_change.astimezone(UTC)
    webinars = [
        WebinarPageFactory(parent=index, starts_at=day + timedelta(hours=hour))
        for hour in range(hours)
    ]
    for hour in range(hours + 2):
        now = day + timedelta(hours=hour)
        upcoming = set(WebinarPage.objects.upcoming(now))
        past = set(WebinarPage.objects.past(now))
        assert upcoming | past == set(webinars)
        assert not upcoming & past
        assert len(past) == min(hour, hours)


def _posted(**fields):
    return nested_form_data(
        {
            "title": "Power 101",
            "slug": "power-101",
            "summary": "",
            "seo_title": "",
            "search_description": "",
            "time_zone": "America/Los_Angeles",
            "starts_at": "2026-06-07 10:00",
            "ends_at": "2026-06-07 11:30",
            "part_number": "",
            "change_note": "",
            "speakers": streamfield([]),
            "access_services": streamfield([]),
            "body": streamfield([]),
            "capacity": "",
            "registration_closes_at": "",
            "transcript": rich_text(""),
            "hosts": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MAX_NUM_FORMS": 100},
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MAX_NUM_FORMS": 100},
            "action-publish": "action-publish",
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("zone", "typed", "instant"),
    [
        ("America/Los_Angeles", "2026-06-07 10:00", START),
        ("America/New_York", "2026-06-07 13:00", START),
        ("Europe/Madrid", "2026-06-07 19:00", START),
        ("America/Phoenix", "2026-06-07 10:00", START),
        ("America/Los_Angeles", "2026-12-07 10:00", datetime(2026, 12, 7, 18, tzinfo=UTC)),
        ("Europe/Madrid", "2026-10-24 19:00", datetime(2026, 10, 24, 17, tzinfo=UTC)),
        ("Europe/Madrid", "2026-10-26 19:00", datetime(2026, 10, 26, 18, tzinfo=UTC)),
    ],
)
def test_staff_type_and_see_the_time_of_the_event(index, staff, zone, typed, instant):
    day, hour = typed.split(" ")
    answer = staff.post(
        f"/admin/pages/add/programs/webinarpage/{index.pk}/",
        _posted(time_zone=zone, starts_at=typed, ends_at=f"{day} 23:30"),
    )
    assert answer.status_code == 302, answer.context["form"].errors
    page = WebinarPage.objects.get()
    assert page.starts_at == instant
    assert page.local_start == datetime.fromisoformat(typed)
    edit = f"/admin/pages/{page.pk}/edit/"
    with timezone.override("Asia/Tokyo"):
        assert f'value="{typed}"' in staff.get(edit).content.decode()
    # Saving what is shown changes nothing.
    staff.post(edit, _posted(time_zone=zone, starts_at=typed, ends_at=f"{day} 23:30"))
    page.refresh_from_db()
    assert page.starts_at == instant
    assert hour in page.local_start.isoformat()


def test_another_zone_keeps_what_the_clock_shows(index, staff):
    staff.post(f"/admin/pages/add/programs/webinarpage/{index.pk}/", _posted())
    page = WebinarPage.objects.get()
    staff.post(f"/admin/pages/{page.pk}/edit/", _posted(time_zone="Europe/Madrid"))
    page.refresh_from_db()
    assert page.starts_at == datetime(2026, 6, 7, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["2026-03-08 02:30", "2026-11-01 01:30"])
def test_a_time_that_clocks_skip_or_show_twice_is_refused_beside_the_field(index, staff, typed):
    answer = staff.post(
        f"/admin/pages/add/programs/webinarpage/{index.pk}/",
        _posted(starts_at=typed, ends_at=f"{typed[:10]} 09:00"),
    )
    assert "may be ambiguous or it may not exist" in answer.context["form"].errors["starts_at"][0]
    assert not WebinarPage.objects.exists()


def test_an_end_before_the_start_is_refused(index):
    page = WebinarPageFactory.build(starts_at=END, ends_at=START)
    with pytest.raises(ValidationError) as refusal:
        page.clean()
    assert "ends_at" in refusal.value.message_dict


def test_visitors_read_the_time_of_the_event_with_the_name_of_its_zone(index, client, time_machine):
    time_machine.move_to(START - timedelta(days=3))
    page = WebinarPageFactory(parent=index, starts_at=START, time_zone="America/Los_Angeles")
    html = client.get(page.url).content.decode()
    assert "Sunday, June 7, 2026" in html
    assert "10 a.m." in html
    assert "Pacific Time (Los Angeles)" in html
    assert "webinar.ics" in html
    time_machine.move_to(START + timedelta(days=3))
    html = client.get(page.url).content.decode()
    assert "This webinar is over" in html
    assert "webinar.ics" not in html


def test_private_and_unpublished_webinars_are_nowhere(index, client):
    audience = TermFactory(facet=Facet.AUDIENCE, name="Canary audience")
    series = WebinarSeriesPageFactory(parent=index, title="Open series")
    hidden = WebinarSeriesPageFactory(parent=index, title="Canary series")
    WebinarPageFactory(parent=series, title="Open part")
    private = WebinarPageFactory(parent=hidden, title="Canary private", audiences=[audience])
    WebinarPageFactory(parent=series, title="Canary draft", live=False, audiences=[audience])
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    pages = [index.url, series.url, f"{index.url}?audience=canary-audience"]
    for address in pages[:2]:
        html = client.get(address).content.decode()
        assert "Open part" in html
        assert "Canary" not in html
    html = client.get(pages[2]).content.decode()
    assert "Canary private" not in html
    assert [page.title for page in next_webinars(index.locale, 9)] == ["Open part"]
    for address in (private.url, f"{private.url}webinar.ics"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "login" in answer["Location"]


def test_what_is_for_afterwards_is_given_by_no_outlet_before(index, client, time_machine):
    films = "https://films.example.org/1"
    webinar = WebinarPageFactory(
        parent=index, starts_at=START, recording_url=films, transcript="<p>What was said</p>"
    )
    cancelled = WebinarPageFactory(
        parent=index, starts_at=START, recording_url=films, cancelled=True, slug="cancelled"
    )

    def outlets(page):
        record = client.get(f"/api/v1/webinars/{page.translation_key}")
        return [client.get(page.get_url()).content.decode(), record.content.decode()]

    def is_found():
        call_command("catalogue_tidy", verbosity=0)
        found = client.get("/en/search/", {"q": "said", "exact": 1}).content.decode()
        return f'href="{webinar.get_url()}"' in found

    time_machine.move_to(START + timedelta(minutes=59))
    assert not any(films in text or "What was said" in text for text in outlets(webinar))
    assert '"transcript":false' in outlets(webinar)[1].replace(" ", "")
    assert not is_found()
    time_machine.move_to(START + timedelta(minutes=60))
    page, record = outlets(webinar)
    assert "recordedIn" in page
    assert page.count(films) == 2  # for readers, and in the description for programs
    assert films in record
    assert '"transcript":true' in record.replace(" ", "")
    assert is_found()
    assert not any(films in text for text in outlets(cancelled))


def test_no_query_more_with_ten_times_the_webinars(index, client):
    audiences = [TermFactory(facet=Facet.AUDIENCE) for _number in range(2)]
    series = WebinarSeriesPageFactory(parent=index)
    part = WebinarPageFactory(parent=series, audiences=audiences)

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as made:
            assert client.get(address).status_code == 200
        return len(made)

    addresses = [index.url, series.url, part.url]
    before = [queries(address) for address in addresses]
    for number in range(10):
        WebinarPageFactory(parent=series, audiences=audiences, part_number=number)
        WebinarPageFactory(
            parent=index, audiences=audiences, starts_at=timezone.now() - timedelta(days=number + 1)
        )
        WebinarSeriesPageFactory(parent=index)
    assert [queries(address) for address in addresses] == before
    assert max(before) <= 20, before
