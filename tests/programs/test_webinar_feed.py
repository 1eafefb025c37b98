"""The calendar of all webinars: what is public, in one language, at a steady cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from programs.models import WebinarIndexPage, WebinarPage
from tests.factories.home import translated
from tests.factories.webinars import (
    WebinarIndexPageFactory,
    WebinarPageFactory,
    WebinarSeriesPageFactory,
)


@pytest.fixture
def index(site_root) -> WebinarIndexPage:
    return WebinarIndexPageFactory(parent=site_root)


def events(client, index) -> dict[str, dict]:
    answer = client.get(f"{index.url}webinars.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(event["summary"]): event for event in found}


def test_all_that_is_public_and_nothing_else(index, client):
    series = WebinarSeriesPageFactory(parent=index)
    hidden = WebinarSeriesPageFactory(parent=index)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    now = timezone.now()
    WebinarPageFactory(parent=series, title="Part", join_url="https://meet.example.org/secret")
    WebinarPageFactory(parent=index, title="Cancelled", cancelled=True)
    WebinarPageFactory(parent=index, title="Past", starts_at=now - timedelta(days=300))
    WebinarPageFactory(parent=index, title="Long past", starts_at=now - timedelta(days=400))
    WebinarPageFactory(parent=index, title="Draft", live=False)
    WebinarPageFactory(parent=hidden, title="Canary")
    undated = WebinarPageFactory(parent=index, title="Undated")
    WebinarPage.objects.filter(pk=undated.pk).update(starts_at=None, ends_at=None)
    found = events(client, index)
    assert list(found) == ["Past", "Part", "Cancelled"]
    assert str(found["Cancelled"]["status"]) == "CANCELLED"
    assert len({event["uid"] for event in found.values()}) == 3
    content = client.get(f"{index.url}webinars.ics").content.decode()
    assert "secret" not in content
    assert "METHOD:PUBLISH" in content


def test_each_language_has_its_own_with_the_same_events(index, client, spanish):
    webinar = WebinarPageFactory(parent=index, title="Power")
    for page in (index.get_parent(), index):
        translated(page.specific, spanish)
    twin = translated(webinar, spanish, title="Poder")
    english, other = events(client, index), events(client, twin.get_parent())
    assert (list(english), list(other)) == (["Power"], ["Poder"])
    assert english["Power"]["uid"] == other["Poder"]["uid"]
    assert str(other["Poder"]["url"]) == twin.full_url


def test_visitors_find_it_and_their_programs_ask_cheaply(index, client):
    WebinarPageFactory(parent=index)
    html = client.get(index.url).content.decode()
    assert 'href="webcal://' in html
    assert f'{index.url}webinars.ics"' in html
    address = f"{index.url}webinars.ics"
    first = client.get(address)
    assert "public" in first["Cache-Control"]
    same = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    for _number in range(10):
        WebinarPageFactory(parent=index)
    with CaptureQueriesContext(connection) as after:
        changed = client.get(address, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert len(after) == len(before) <= 12


def test_a_restricted_page_is_closed_through_every_address_and_translation(index, client, spanish):
    """Row 2 of the hardening list."""
    series = WebinarSeriesPageFactory(parent=index)
    webinar = WebinarPageFactory(
        parent=series, title="Canary", registration_open=True, join_url="https://meet.example.org/x"
    )
    pages = [index, series, webinar]
    for page in (index.get_parent(), *pages):
        translated(page.specific, spanish)
    twins = [type(page).objects.get(locale=spanish) for page in pages]
    WebinarPage.objects.update(registration_open=True)
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    ways = {
        index.url: ["", "webinars.ics"],
        series.url: ["", "register/", "lost-link/"],
        webinar.url: ["", "register/", "lost-link/", "webinar.ics"],
    }
    ways |= {twin.url: ways[page.url] for page, twin in zip(pages, twins, strict=True)}
    for start, ends in ways.items():
        for end in ends:
            for answer in (client.get(start + end), client.post(start + end, {"email": "a@b.org"})):
                denied = answer.status_code == 403 or "login" in answer.get("Location", "")
                assert denied, start + end
                assert b"Canary" not in answer.content
                assert "public" not in answer.get("Cache-Control", ""), start + end
                assert "private" in answer.get("Cache-Control", ""), start + end
