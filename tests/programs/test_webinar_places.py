"""Seats that become free: as many people move up as there are seats, in order, in one act."""

import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone

from portal.intake.handling import change_status
from portal.intake.models import Inquiry, MailState, OutboxMessage, Status
from programs.models import Place, WebinarPage, WebinarRegistration
from programs.webinars.places import cancel_place
from tests.factories.webinars import filled_in, home_of_real_transactions, open_webinar


def register(webinar: WebinarPage, numbers: Iterable[int], **changes) -> list[str]:
    """Register people one after the other and return the addresses of their status pages."""
    form = f"{webinar.url}register/"
    return [Client().post(form, filled_in(number, **changes))["Location"] for number in numbers]


def places() -> dict[str, str]:
    """Return what each person has, in order."""
    found = WebinarRegistration.objects.order_by("pk")
    return dict(found.values_list("inquiry__sender_name", "place"))


def told_of_a_seat() -> list[str]:
    """Return to whom was written that a seat is theirs, in order."""
    letters = OutboxMessage.objects.filter(kind="seat").order_by("pk")
    return list(letters.values_list("recipient", flat=True))


@pytest.fixture
def webinar(site_root) -> WebinarPage:
    webinar = open_webinar(site_root, capacity=2)
    webinar.save_revision().publish()
    return WebinarPage.objects.get(pk=webinar.pk)


def test_giving_a_seat_back_takes_a_confirmation_and_moves_one_person_up(webinar, client):
    status, *_others = register(webinar, range(1, 5))
    page = client.get(status)
    cancel = page.content.decode().split('href="')
    [address] = [part.split('"')[0] for part in cancel if "/cancel/" in part.split('"')[0]]
    # Programs that open the links of a mail change nothing.
    asked = client.get(address)
    assert asked.status_code == 200
    assert "Do you want to give back your place" in asked.content.decode()
    assert list(places().values()) == ["seat", "seat", "waiting", "waiting"]
    for _time in range(2):
        answer = client.post(address)
        assert (answer.status_code, answer["Location"]) == (303, status)
    assert list(places().values()) == ["cancelled", "seat", "seat", "waiting"]
    assert told_of_a_seat() == ["person-3@example.org"]
    seat = OutboxMessage.objects.get(kind="seat")
    assert "https://meet.example.org/secret" in seat.text
    assert "https://meet.example.org/secret" in seat.calendar
    goodbye = OutboxMessage.objects.get(kind="cancellation")
    assert "METHOD:CANCEL" in goodbye.calendar
    assert "STATUS:CANCELLED" in goodbye.calendar
    assert "secret" not in goodbye.text + goodbye.calendar
    assert "You have given this place back." in client.get(status).content.decode()
    # Who has left may come back, at the end of the line.
    register(webinar, [9], answer_email="person-1@example.org")
    assert places()["Person 9"] == Place.WAITING


def test_who_waits_leaves_the_list_and_is_asked_for_no_place(webinar, client):
    """What they read there, before they confirm, afterwards and by mail speaks of the list."""
    *_seats, status = register(webinar, (1, 2, 3))
    page = client.get(status).content.decode()
    [address] = [part.split('"')[0] for part in page.split('href="') if "/cancel/" in part]
    asked = client.get(address).content.decode()
    assert "Do you want to leave the waiting list" in asked
    client.post(address)
    left = client.get(status).content.decode()
    assert "You have left the waiting list." in left
    assert told_of_a_seat() == []
    goodbye = OutboxMessage.objects.get(kind="cancellation")
    assert f"You have left the waiting list for “{webinar.title}”." in goodbye.text
    for words in (page, asked, left, goodbye.text):
        assert not {"my place", "your place", "this place"} & set(re.findall(r"\w+ place", words))


def test_nobody_cancels_with_a_strangers_address(webinar, client):
    _first, second = register(webinar, (1, 2))
    registration = WebinarRegistration.objects.order_by("pk").first()
    token = second.rstrip("/").rsplit("/", 1)[1]
    address = f"/en/registration/{token}/cancel/{registration.pk}/"
    assert client.post(address).status_code == 404
    assert client.post(f"/en/registration/guess/cancel/{registration.pk}/").status_code == 404
    assert list(places().values()) == ["seat", "seat"]


def test_an_erased_person_leaves_the_seat_to_the_next(webinar):
    register(webinar, range(1, 5))
    Inquiry.objects.filter(sender_name__in=["Person 1", "Person 3"]).delete()
    assert places() == {"Person 2": "seat", "Person 4": "seat"}
    assert told_of_a_seat() == ["person-4@example.org"]


def test_more_seats_are_filled_when_they_are_published(webinar):
    register(webinar, range(1, 7))
    draft = webinar.get_latest_revision_as_object()
    draft.capacity = 4
    draft.save_revision()
    assert told_of_a_seat() == []
    draft.save_revision().publish()
    assert told_of_a_seat() == ["person-3@example.org", "person-4@example.org"]
    draft.capacity = 1
    draft.save_revision().publish()
    assert list(places().values()).count("seat") == 4, "nobody loses a seat"
    draft.capacity = None
    draft.save_revision().publish()
    assert set(places().values()) == {"seat"}


def test_what_is_no_spam_gets_in_line_where_it_was(webinar, administrator):
    register(webinar, [1], reply_topic="buy")
    register(webinar, (2, 3, 4))
    stopped = Inquiry.objects.get(sender_name="Person 1")
    assert list(places().values()) == ["waiting", "seat", "seat", "waiting"]
    change_status(stopped, Status.NEW, administrator)
    assert told_of_a_seat() == []
    cancel_place(WebinarRegistration.objects.get(inquiry__sender_name="Person 2"))
    assert told_of_a_seat() == ["person-1@example.org"]
    change_status(stopped, Status.QUARANTINE, administrator)
    assert told_of_a_seat() == ["person-1@example.org", "person-4@example.org"]
    assert places()["Person 1"] == Place.WAITING
    held = OutboxMessage.objects.get(kind="seat", recipient="person-1@example.org")
    assert held.state == MailState.HELD


def test_spam_cannot_take_a_strangers_place(webinar):
    register(webinar, [1], reply_topic="buy", answer_email="ana@example.org")
    register(webinar, [2], answer_email="ana@example.org")
    assert places() == {"Person 1": "waiting", "Person 2": "seat"}


def test_nobody_moves_up_once_it_has_begun(webinar):
    register(webinar, range(1, 4))
    WebinarPage.objects.update(starts_at=timezone.now() - timedelta(minutes=1))
    cancel_place(WebinarRegistration.objects.first())
    assert told_of_a_seat() == []


def test_what_frees_a_seat_and_who_gets_it_are_one_act(webinar, monkeypatch):
    register(webinar, range(1, 4))
    before = places()

    def fails(*_args, **_options):
        raise RuntimeError("the letter cannot be written")

    monkeypatch.setattr("programs.webinars.letters.write_letter", fails)
    with pytest.raises(RuntimeError), transaction.atomic():
        cancel_place(WebinarRegistration.objects.first())
    assert places() == before


def at_once(acts: list[Callable[[], object]]) -> list[object]:
    """Do all of these in threads of their own, and return what they return."""

    def act(function):
        try:
            return function()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(act, acts))


PEOPLE = 50


@pytest.mark.postgres
def test_fifty_at_once_for_the_last_seat_and_then_two_leave_at_once(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    webinar = open_webinar(home_of_real_transactions(), capacity=1)
    form = f"{webinar.url}register/"
    posts = [filled_in(number) for number in range(PEOPLE)]
    answers = at_once([lambda data=data: Client().post(form, data).status_code for data in posts])
    assert set(answers) == {303}

    registered = list(WebinarRegistration.objects.order_by("pk"))
    assert [entry.place for entry in registered] == [Place.SEAT] + [Place.WAITING] * (PEOPLE - 1)
    assert told_of_a_seat() == []

    # The only seat is given back: exactly one person gets it, the first in line.
    assert at_once([lambda: cancel_place(registered[0])] * 5).count(True) == 1
    assert told_of_a_seat() == [address_of(registered[1])]

    # Two more seats, then two people leave in the same moment: two move up, in order.
    WebinarPage.objects.update(capacity=3)
    with transaction.atomic():
        cancel_place(WebinarRegistration.objects.get(pk=registered[49].pk))
    in_order = [address_of(entry) for entry in registered[1:6]]
    assert told_of_a_seat() == in_order[:3]
    at_once([lambda: cancel_place(registered[1]), lambda: cancel_place(registered[2])])
    assert told_of_a_seat() == in_order
    seats = WebinarRegistration.objects.with_seat().order_by("pk")
    assert list(seats) == registered[3:6]

    # One is erased while another registers: nobody waits for the other for ever.
    at_once(
        [
            lambda: erase(registered[3]),
            lambda: Client().post(form, filled_in(99)).status_code,
            lambda: cancel_place(registered[4]),
            lambda: erase(registered[6]),
        ]
    )
    assert WebinarRegistration.objects.with_seat().count() == 3
    assert len(told_of_a_seat()) == len(set(told_of_a_seat()))


def erase(registration: WebinarRegistration) -> None:
    """Delete all that is known of a person, as the portal does: it holds the inquiry first."""
    with transaction.atomic():
        Inquiry.objects.select_for_update().get(pk=registration.inquiry_id).delete()


def address_of(registration: WebinarRegistration) -> str:
    """Return the e-mail address of a person."""
    return registration.inquiry.sender_email
