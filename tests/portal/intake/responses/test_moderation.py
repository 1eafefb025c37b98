"""Staff read what waits and decide, each on the pages that they may publish."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, ModelLogEntry

from portal.intake.models import Inquiry, Response, ResponseState
from tests.factories.responses import written
from tests.portal.intake.test_inbox import colleague

pytestmark = pytest.mark.django_db

RESPONSES = "/admin/responses/"


@pytest.fixture
def waiting(story) -> list[Response]:
    reader = Client()
    return [written(reader, story, answer_response=words) for words in ("One", "Two", "Three")]


def states() -> dict[str, str]:
    return dict(Response.objects.values_list("text", "state"))


def may_publish(client: Client, page) -> None:
    """Let the group of a client's user publish a page."""
    GroupPagePermission.objects.create(
        group=Group.objects.get(name__startswith="Desk"),
        page=page,
        permission=Permission.objects.get(codename="publish_page"),
    )


def test_staff_approve_one_and_decline_several(waiting, staff, administrator):
    listed = staff.get(RESPONSES).content.decode()
    assert "Responses (3)" in listed
    assert listed.index("One") < listed.index("Two") < listed.index("Three")

    staff.post(RESPONSES, {"do": f"approve:{waiting[0].pk}"})
    said = staff.post(
        RESPONSES, {"do": "decline", "response": [waiting[1].pk, waiting[2].pk]}, follow=True
    )
    assert "2 responses declined" in said.content.decode()
    assert states() == {"One": "published", "Two": "declined", "Three": "declined"}
    assert "One" in staff.get(RESPONSES + "?state=published").content.decode()
    entries = ModelLogEntry.objects.filter(action="intake.response", user=administrator)
    assert entries.count() == 3
    assert "One" not in str(list(entries.values_list("label", "data")))


def test_nobody_decides_for_a_page_of_others(waiting, story, article):
    desk = colleague("change_response")
    may_publish(desk, article)
    assert "One" not in desk.get(RESPONSES).content.decode()
    answer = desk.post(RESPONSES, {"do": "approve", "response": [r.pk for r in waiting]})
    assert answer.status_code == 302
    assert set(states().values()) == {ResponseState.WAITING}

    may_publish(desk, story.get_parent())
    assert "One" in desk.get(RESPONSES).content.decode()
    desk.post(RESPONSES, {"do": f"approve:{waiting[0].pk}"})
    assert states()["One"] == ResponseState.PUBLISHED


def test_only_those_who_moderate_see_the_list(waiting):
    outsider = colleague("view_inquiry")
    assert outsider.get(RESPONSES).status_code in (302, 403)
    assert outsider.post(RESPONSES, {"do": f"approve:{waiting[0].pk}"}).status_code in (302, 403)
    assert set(states().values()) == {ResponseState.WAITING}
    assert "Responses" not in outsider.get("/admin/").content.decode()


@pytest.mark.parametrize("do", ["", "approve", "approve:", "approve:x", "decline:999999", "edit:1"])
def test_nonsense_decides_nothing(waiting, staff, do):
    assert staff.post(RESPONSES, {"do": do, "response": ["x", "-1"]}).status_code == 302
    assert set(states().values()) == {ResponseState.WAITING}


def test_the_inbox_leaves_them_alone(waiting, staff):
    assert not Inquiry.objects.new().exists()
    assert waiting[0].inquiry.reference not in staff.get("/admin/inquiries/").content.decode()
    asked_for = staff.get("/admin/inquiries/?kind=response").content.decode()
    assert waiting[0].inquiry.reference in asked_for


def test_nothing_runs_that_a_reader_typed(story, staff):
    attack = "<script>alert(1)</script><b onclick=x>"
    written(Client(), story, answer_name=attack, answer_response=f"Hello {attack}")
    Inquiry.objects.update(status="new")  # staff found that it is no spam
    assert "alert(1)" in staff.get(RESPONSES).content.decode()
    assert "<script>alert" not in staff.get(RESPONSES).content.decode()
    assert "onclick=x" not in staff.get(RESPONSES).content.decode()
