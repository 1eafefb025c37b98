"""Staff handle an inquiry while its webinar's places move: nobody waits for the other for ever.

Each test lets two transactions meet at the point where they deadlocked: PostgreSQL would end one.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from portal.intake.handling import change_status, status
from portal.intake.models import Inquiry, Status
from programs.models import Place, WebinarRegistration
from programs.webinars.places import cancel_place
from tests.factories.intake import colleague
from tests.factories.webinars import (
    WebinarPageFactory,
    filled_in,
    home_of_real_transactions,
    open_webinar,
)

A_MOMENT = 0.4
"""Seconds in which the other transaction comes as far as it can."""

pytestmark = pytest.mark.postgres


@pytest.fixture
def home(transactional_db):
    """A home page on a database whose transactions are real."""
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    return home_of_real_transactions()


def registered(webinar, *numbers: int) -> list[WebinarRegistration]:
    """Register people at a webinar."""
    for number in numbers:
        Client().post(f"{webinar.url}register/", filled_in(number))
    return list(WebinarRegistration.objects.filter(webinar_key=webinar.translation_key))


def together(*acts: Callable[[], object]) -> None:
    """Run acts at one moment, each with a connection of its own; raise what they raise."""

    def run(act: Callable[[], object]) -> None:
        try:
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as people:
        list(people.map(run, acts))


def test_spam_is_called_while_its_sender_gives_the_place_back(home):
    webinar = open_webinar(home, capacity=1)
    first, second = registered(webinar, 1, 2)
    staff, holds = colleague("change_inquiry"), Event()

    def call_spam():
        with transaction.atomic():
            inquiry = Inquiry.objects.held().get(pk=first.inquiry_id)
            holds.set()
            sleep(A_MOMENT)
            change_status(inquiry, Status.QUARANTINE, staff)

    def give_back():
        assert holds.wait(10)
        cancel_place(first)

    together(call_spam, give_back)
    second.refresh_from_db()
    assert second.place == Place.SEAT
    assert Inquiry.objects.get(pk=first.inquiry_id).status == Status.QUARANTINE


def test_two_colleagues_handle_registrations_of_two_webinars(home, monkeypatch):
    one = open_webinar(home)
    two = WebinarPageFactory(parent=one.get_parent(), slug="two", registration_open=True)
    (mine,) = registered(one, 1)
    theirs, also_theirs = registered(two, 2, 3)
    staff, began = colleague("change_inquiry"), Event()
    hold = status.hold

    def hold_slowly(inquiry):
        began.set()
        if inquiry.pk == theirs.inquiry_id:
            sleep(A_MOMENT)
        hold(inquiry)

    monkeypatch.setattr(status, "hold", hold_slowly)

    def call_spam(*registrations):
        with transaction.atomic():
            keys = [registration.inquiry_id for registration in registrations]
            for inquiry in list(Inquiry.objects.held().filter(pk__in=keys).order_by("pk")):
                change_status(inquiry, Status.QUARANTINE, staff)

    def second():
        assert began.wait(10)
        call_spam(mine, also_theirs)

    together(lambda: call_spam(theirs), second)
    assert Inquiry.objects.in_quarantine().count() == 3
