"""Registration: a seat for each until they are gone, then the waiting list; never one twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site

from home.models import HomePage
from portal.intake.models import Inquiry, OutboxMessage, Status
from portal.intake.tickets import SALT
from programs.models import Place, WebinarPage, WebinarRegistration
from tests.factories.webinars import WebinarIndexPageFactory, WebinarPageFactory


def open_webinar(home, **fields) -> WebinarPage:
    index = WebinarIndexPageFactory(parent=home, registration_mailbox="webinars@example.org")
    return WebinarPageFactory(
        parent=index,
        **{"registration_open": True, "join_url": "https://meet.example.org/secret", **fields},
    )


def filled_in(number: int = 0, **changes) -> dict[str, str]:
    """Return a form as a person sends it a minute after it was issued."""
    issued = int((timezone.now() - timedelta(minutes=1)).timestamp())
    key = f"{number:032x}"
    return {
        "ticket": signing.dumps([key, issued], salt=SALT),
        "answer_name": f"Person {number}",
        "answer_email": f"person-{number}@example.org",
        "answer_organization": "",
        "answer_access": "",
        "consent": "on",
        **changes,
    }


@pytest.fixture
def webinar(site_root) -> WebinarPage:
    return open_webinar(site_root, capacity=1)


class TestRegistration:
    def test_the_first_gets_the_seat_and_the_second_waits(self, webinar, client):
        form = f"{webinar.url}register/"
        assert form in client.get(webinar.url).content.decode()
        assert not client.cookies
        assert "answer_email" in client.get(form).content.decode()
        receipt = client.post(form, filled_in(1))
        assert receipt.status_code == 303
        assert "You have a seat" in client.get(receipt["Location"]).content.decode()
        assert "All seats are taken" in client.get(webinar.url).content.decode()
        receipt = client.post(form, filled_in(2))
        assert "you are on the waiting list" in client.get(receipt["Location"]).content.decode()
        assert [entry.place for entry in WebinarRegistration.objects.all()] == [
            Place.SEAT,
            Place.WAITING,
        ]
        first, second = OutboxMessage.objects.filter(kind="acknowledgement")
        assert "https://meet.example.org/secret" in first.text
        assert "webinar.ics" in first.text
        assert "Eastern Time (New York)" in first.text
        assert "secret" not in second.text

    def test_one_key_or_one_address_gets_one_place(self, webinar, client):
        form = f"{webinar.url}register/"
        receipts = {client.post(form, filled_in(1))["Location"] for _time in range(3)}
        assert len(receipts) == 1
        client.post(form, filled_in(2, answer_email="PERSON-1@example.org"))
        assert WebinarRegistration.objects.count() == 1
        assert "already registered" in OutboxMessage.objects.last().text

    def test_spam_takes_nobodys_seat(self, webinar, client):
        form = f"{webinar.url}register/"
        client.post(form, filled_in(1, reply_topic="buy"))
        assert Inquiry.objects.get().status == Status.QUARANTINE
        client.post(form, filled_in(2))
        assert [entry.place for entry in WebinarRegistration.objects.all()] == [
            Place.WAITING,
            Place.SEAT,
        ]

    def test_without_consent_nothing_is_stored(self, webinar, client):
        answer = client.post(f"{webinar.url}register/", filled_in(1, consent=""))
        assert answer.status_code == 422
        assert "Person 1" in answer.content.decode()
        assert not Inquiry.objects.exists()

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"registration_closes_at": timedelta(hours=-1)}, "Registration is closed"),
            ({"starts_at": timedelta(minutes=-5)}, "The webinar has begun"),
            ({"starts_at": timedelta(days=-9), "ends_at": timedelta(days=-8)}, "is over"),
            ({"cancelled": True}, "This webinar is cancelled"),
            ({"registration_open": False}, "Registration is not open yet"),
        ],
    )
    def test_a_closed_door_says_why_and_takes_nothing(self, webinar, client, fields, words):
        now = timezone.now()
        changed = {
            name: now + value if isinstance(value, timedelta) else value
            for name, value in fields.items()
        }
        WebinarPage.objects.update(**changed)
        for answer in (
            client.get(f"{webinar.url}register/"),
            client.post(f"{webinar.url}register/", filled_in(1)),
        ):
            assert words in answer.content.decode()
        assert not Inquiry.objects.exists()

    def test_a_private_webinar_takes_no_registration(self, webinar, client):
        PageViewRestriction.objects.create(page=webinar, restriction_type="login")
        answer = client.post(f"{webinar.url}register/", filled_in(1))
        assert answer.status_code == 302
        assert "login" in answer["Location"]
        assert not Inquiry.objects.exists()


PEOPLE = 50


@pytest.mark.postgres
def test_fifty_at_once_for_the_last_seat(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    locale = Locale.objects.get_or_create(language_code="en")[0]
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    home = root.add_child(instance=HomePage(title="Home", slug="front", locale=locale))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    webinar = open_webinar(home, capacity=1)
    address = f"{webinar.url}register/"
    posts = [filled_in(number) for number in range(PEOPLE)]

    def post(data):
        try:
            return Client().post(address, data).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PEOPLE) as people:
        assert set(people.map(post, posts)) == {303}
    places = list(WebinarRegistration.objects.values_list("place", flat=True))
    assert (places.count(Place.SEAT), places.count(Place.WAITING)) == (1, PEOPLE - 1)
    assert places[0] == Place.SEAT
