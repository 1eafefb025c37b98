"""Registration: a seat for each until they are gone, then the waiting list; never one twice."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.intake.models import Inquiry, OutboxMessage, Status
from programs.models import AccessRequest, Place, WebinarPage, WebinarRegistration
from programs.webinars.lost_links import mail_confirmations
from tests.factories.tasks import run_queued
from tests.factories.webinars import (
    WebinarIndexPageFactory,
    WebinarPageFactory,
    WebinarSeriesPageFactory,
    filled_in,
    open_webinar,
)


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
        assert "Eastern Time (New York)" in first.text
        assert "https://meet.example.org/secret" in first.calendar
        assert "METHOD:PUBLISH" in first.calendar
        assert "secret" not in second.text + second.html + second.calendar
        assert "BEGIN:VEVENT" in second.calendar

    def test_one_key_or_one_address_gets_one_place(self, webinar, client):
        form = f"{webinar.url}register/"
        receipts = {client.post(form, filled_in(1))["Location"] for _time in range(3)}
        assert len(receipts) == 1
        again = client.post(form, filled_in(2, answer_email="PERSON-1@example.org"))
        of_people = WebinarRegistration.objects.of_webinar(webinar.translation_key)
        assert of_people.get().has_seat
        letter = OutboxMessage.objects.last()
        assert "already registered" in letter.text
        assert "secret" not in letter.text + letter.calendar
        # Whoever asks with a stranger's address sees what every newcomer sees.
        newcomer = client.post(form, filled_in(3))
        shown = [client.get(answer["Location"]).content.decode() for answer in (again, newcomer)]
        assert [html.count("you are on the waiting list") for html in shown] == [1, 1]
        assert ["/cancel/" in html for html in shown] == [True, True]

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


class TestSeries:
    @pytest.fixture
    def series(self, site_root):
        index = WebinarIndexPageFactory(parent=site_root)
        series = WebinarSeriesPageFactory(parent=index, title="Power")
        for number, fields in enumerate(
            ({"capacity": 1}, {"capacity": 5}, {"registration_open": False}), start=1
        ):
            WebinarPageFactory(
                parent=series,
                title=f"Talk {number}",
                part_number=number,
                **{"registration_open": True, "join_url": f"https://meet.example.org/{number}"}
                | fields,
            )
        return series

    def parts_offered(self, client, series):
        return client.get(f"{series.url}register/").context["form"]["answer_parts"]

    def test_one_form_gives_a_place_in_each_part_with_seats_of_its_own(self, series, client):
        offered = self.parts_offered(client, series)
        words = [choice for choice, _label in offered.field.choices]
        assert [text.split(" (")[0] for text in words] == ["Part 1: Talk 1", "Part 2: Talk 2"]
        assert offered.initial == words
        client.post(f"{series.url}register/", filled_in(1, answer_parts=words[:1]))
        receipt = client.post(f"{series.url}register/", filled_in(2, answer_parts=words))
        places = list(WebinarRegistration.objects.values_list("inquiry__sender_name", "place"))
        assert places == [
            ("Person 1", Place.SEAT),
            ("Person 2", Place.WAITING),
            ("Person 2", Place.SEAT),
        ]
        letter = OutboxMessage.objects.filter(recipient="person-2@example.org").get()
        assert "waiting list for “Talk 1”" in letter.text
        assert "registered for “Talk 2”" in letter.text
        assert "meet.example.org/2" in letter.text
        assert "meet.example.org/1" not in letter.text + letter.calendar
        assert letter.calendar.count("BEGIN:VEVENT") == 2
        page = client.get(receipt["Location"]).content.decode()
        assert page.count("/cancel/") == 2

    def test_without_a_part_nothing_is_taken(self, series, client):
        answer = client.post(f"{series.url}register/", filled_in(1, answer_parts=[]))
        assert answer.status_code == 422
        assert "Please answer this." in answer.content.decode()
        assert not Inquiry.objects.exists()


class TestLostLink:
    def test_the_mail_comes_again_and_nobody_learns_who_is_registered(self, webinar, client):
        client.post(f"{webinar.url}register/", filled_in(1))
        address = f"{webinar.url}lost-link/"
        # It is there when one looks for it: registration is closed, the webinar has begun.
        WebinarPage.objects.update(starts_at=timezone.now() - timedelta(minutes=5))
        assert address in client.get(webinar.url).content.decode()
        answers = [
            client.post(address, {"email": email}, follow=True)
            for email in ("Person-1@example.org", "stranger@example.org")
        ]
        known, unknown = (answer.content.decode() for answer in answers)
        assert "is on its way again" in known
        assert strip_tokens(known) == strip_tokens(unknown)
        assert "no-store" in answers[0]["Cache-Control"]
        # A task is queued for both; the work is the worker's, so that both take as long.
        assert OutboxMessage.objects.filter(kind="acknowledgement").count() == 1
        assert run_queued(mail_confirmations) == 2
        _first, again = OutboxMessage.objects.filter(kind="acknowledgement")
        assert again.recipient == "person-1@example.org"
        assert "https://meet.example.org/secret" in again.text
        assert Inquiry.objects.count() == 1

    def test_a_few_an_hour_and_no_more(self, webinar, client):
        client.post(f"{webinar.url}register/", filled_in(1))
        for _time in range(9):
            client.post(f"{webinar.url}lost-link/", {"email": "person-1@example.org"})
        run_queued(mail_confirmations)
        assert OutboxMessage.objects.filter(kind="acknowledgement").count() == 5

    def test_what_is_no_address_is_said_beside_the_field_and_kept(self, webinar, client):
        answer = client.post(f"{webinar.url}lost-link/", {"email": "person-1"})
        assert answer.status_code == 422
        assert 'value="person-1"' in answer.content.decode()


class TestAccess:
    @pytest.fixture
    def webinar(self, site_root, administrator):
        return open_webinar(
            site_root,
            access_services=[
                ("service", {"kind": "captions", "text": "in English"}),
                ("service", {"kind": "asl", "text": ""}),
            ],
            access_owner=administrator,
            access_requests_until=timezone.now() + timedelta(days=2),
        )

    def test_what_people_need_reaches_its_owner_without_their_words(self, webinar, client):
        form = client.get(f"{webinar.url}register/").content.decode()
        assert "Live captions: in English" in form
        assert "we arrange it" in form
        assert "do not send details" in form
        client.post(
            f"{webinar.url}register/",
            filled_in(
                1, answer_services=["American Sign Language"], answer_access="A seat by the door"
            ),
        )
        first, second = AccessRequest.objects.all()
        assert (first.service, first.is_late) == ("asl", False)
        assert (second.service, second.words) == ("other", "A seat by the door")
        letter = OutboxMessage.objects.get(kind="access")
        assert letter.recipient == "admin@example.org"
        assert "American Sign Language" in letter.text
        assert "door" not in letter.text
        assert f"/admin/webinars/{webinar.pk}/access/" in letter.text

    def test_after_the_last_day_the_form_says_that_we_try(self, webinar, client):
        WebinarPage.objects.update(access_requests_until=timezone.now() - timedelta(hours=1))
        assert "Ask all the same: we try." in client.get(f"{webinar.url}register/").content.decode()
        client.post(f"{webinar.url}register/", filled_in(1, answer_access="Large print"))
        assert AccessRequest.objects.get().is_late

    def test_who_registers_again_to_ask_is_noted_at_their_place(self, webinar, client):
        client.post(f"{webinar.url}register/", filled_in(1))
        again = filled_in(2, answer_email="person-1@example.org", answer_access="Large print")
        client.post(f"{webinar.url}register/", again)
        kept = WebinarRegistration.objects.of_webinar(webinar.translation_key).get()
        assert AccessRequest.objects.get().registration == kept


def strip_tokens(html: str) -> str:
    """Return a page without what is random in it."""
    return re.sub(r'(value|nonce|content)="[A-Za-z0-9+/=_:-]{20,}"', "", html)
