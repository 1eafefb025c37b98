"""What people need to take part: whose it is, who sees it, and that a look leaves a trace."""

import pytest
import time_machine
from django.utils import timezone

from portal.intake.defence.signs import HONEYPOT
from portal.intake.handling import change_status
from portal.intake.models import AccessEntry, Inquiry, Look, Status
from portal.intake.privacy.erasing import erase
from portal.intake.privacy.person import Person
from programs.models import AccessRequest, WebinarRegistration
from tests.factories.webinars import filled_in, open_webinar

CANARY = "Zebrafinch print"


@pytest.fixture
def webinar(site_root):
    return open_webinar(site_root)


@pytest.fixture
def lists(webinar) -> list[str]:
    """The addresses at which staff read who comes and what they need."""
    start = f"/admin/webinars/{webinar.pk}/"
    return [f"{start}registrations/", f"{start}registrations/results/", f"{start}access/"]


def register(client, webinar, number: int, **changes) -> Inquiry:
    assert client.post(f"{webinar.url}register/", filled_in(number, **changes)).status_code == 303
    return Inquiry.objects.latest("pk")


def test_a_look_at_the_lists_is_noted_once_in_a_while(
    webinar, lists, client, staff, administrator, django_assert_num_queries
):
    for number in (1, 2):
        register(client, webinar, number, answer_access=CANARY)
    with time_machine.travel(timezone.now().replace(minute=0, second=30), tick=False):
        for address in lists:
            AccessEntry.objects.all().delete()
            for _time in range(2):
                assert CANARY in staff.get(address).content.decode()
            entry = AccessEntry.objects.get()
            assert (entry.user, entry.look, entry.number) == (administrator, Look.LISTED, 2)
        for address in lists:
            staff.get(address)
        assert AccessEntry.objects.count() == 1
    assert "Opened a list of people" in staff.get("/admin/privacy/looks/").content.decode()


def test_what_somebody_asks_for_is_theirs_though_the_place_is_an_earlier_one(webinar, client):
    first = register(client, webinar, 1)
    again = {"answer_email": "person-1@example.org", "answer_access": CANARY}
    second = register(client, webinar, 2, **again)
    asked = AccessRequest.objects.get()
    assert (asked.registration.inquiry, asked.inquiry) == (first, second)
    sent = Person("person-1@example.org").as_data()["submissions"]
    assert [len(one["access_requests"]) for one in sent] == [0, 1]
    assert sent[1]["access_requests"][0]["words"] == CANARY
    erase(second)
    assert not AccessRequest.objects.exists()
    assert WebinarRegistration.objects.get().inquiry == first


@pytest.mark.parametrize("status", [Status.QUARANTINE, Status.WITHDRAWN])
def test_what_is_no_request_shows_nowhere(webinar, lists, client, staff, administrator, status):
    register(client, webinar, 1)
    trap = {HONEYPOT: "x"} if status == Status.QUARANTINE else {}
    again = {"answer_email": "person-1@example.org", "answer_access": CANARY, **trap}
    second = register(client, webinar, 2, **again)
    Inquiry.objects.filter(pk=second.pk).update(status=status)
    assert AccessRequest.objects.get().inquiry == second
    for address in [*lists, f"{lists[0]}?needs=any"]:
        assert CANARY not in staff.get(address).content.decode(), address
    assert "person-1" not in staff.get(f"{lists[0]}?needs=any").content.decode()
    assert lists[-1] not in staff.get("/admin/").content.decode()
    if status == Status.QUARANTINE:  # and it does once staff say that a person wrote it
        second.refresh_from_db()
        change_status(second, Status.NEW, administrator)
        for address in lists:
            assert CANARY in staff.get(address).content.decode(), address
