"""Somebody asks what we hold about them; a member of staff finds it, hands it over, erases it."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from portal.intake.handling import add_note
from portal.intake.models import AccessEntry, Act, AuditEntry, Inquiry, InquiryNote, Look
from tests.factories.intake import send
from tests.portal.intake.test_inbox import colleague
from tests.rig.everywhere import places_with

pytestmark = pytest.mark.django_db

PERSON = "/admin/privacy/person/"
ADDRESS = "zebrafinch@example.org"


@pytest.fixture
def held(client, page, administrator):
    """Two inquiries of the person, and two of others, in one of which a note names them."""
    for words in ("First words", "Second words"):
        send(
            client,
            page,
            answer_your_name="Zebrafinch",
            answer_your_e_mail=ADDRESS,
            answer_your_message=words,
        )
    send(client, page, answer_your_name="Bo Other", answer_your_e_mail="bo@example.org")
    send(client, page, answer_your_name="Cy Third", answer_your_e_mail="cy@example.org")
    theirs, other = (
        Inquiry.objects.filter(sender_email=ADDRESS).first(),
        Inquiry.objects.get(sender_name="Bo Other"),
    )
    add_note(theirs, "A kind person", administrator)
    add_note(other, "Zebrafinch knows more about this", administrator)
    return theirs, other


def ask(staff: Client, do: str = "find", **more):
    return staff.post(PERSON, {"address": ADDRESS, "do": do, **more})


def test_everything_is_found_and_handed_over(held, staff):
    theirs, other = held
    found = ask(staff, name="Zebrafinch").content.decode()
    assert theirs.reference in found
    assert other.reference in found
    assert "Zebrafinch knows more" in found
    assert Inquiry.objects.get(sender_name="Cy Third").reference not in found

    handed = ask(staff, "json")
    assert handed["Content-Disposition"].startswith('attachment; filename="personal-data-')
    data = json.loads(handed.content)
    submissions = data["submissions"]
    assert [entry["answers"][2]["answer"] for entry in submissions] == [
        "First words",
        "Second words",
    ]
    assert submissions[0]["consent_wording"] == "I agree that you store this."
    assert submissions[0]["consent_at"]
    assert [note["text"] for entry in submissions for note in entry["notes"]] == ["A kind person"]
    assert len(submissions[0]["mail"]) == 2
    assert "token" not in handed.content.decode()

    document = ask(staff, "document").content.decode()
    for words in ("First words", "Second words", "A kind person", "I agree that you store this."):
        assert words in document
    assert "Bo Other" not in document
    assert AccessEntry.objects.filter(look=Look.PERSON_EXPORTED).count() == 2
    assert AuditEntry.objects.filter(act=Act.EXPORT).count() == 2


def test_it_is_erased_after_a_second_question(held, staff, administrator):
    _theirs, other = held
    note = InquiryNote.objects.get(inquiry=other)
    asked = ask(staff, "erase", name="Zebrafinch", note=note.pk).content.decode()
    assert "Yes, erase it" in asked
    assert Inquiry.objects.count() == 4

    done = ask(staff, "erase now", name="Zebrafinch", note=note.pk)
    assert "Erased: 2 messages" in done.content.decode()
    assert {kept.sender_name for kept in Inquiry.objects.all()} == {"Bo Other", "Cy Third"}
    assert places_with("zebrafinch") == []
    assert AuditEntry.objects.filter(act=Act.ERASURE, user=administrator).exists()


def test_others_are_erased_only_when_staff_say_so(held, staff):
    _theirs, other = held
    stranger = Inquiry.objects.get(sender_name="Cy Third")
    # What was not among the mentions cannot be ticked, whoever forges it.
    ask(staff, "erase now", name="Zebrafinch", inquiry=[other.pk, stranger.pk])
    assert [kept.sender_name for kept in Inquiry.objects.all()] == ["Cy Third"]


def test_a_reference_finds_what_lacks_the_address(held, staff):
    stranger = Inquiry.objects.get(sender_name="Cy Third")
    found = ask(staff, reference=stranger.reference.lower()).content.decode()
    assert stranger.reference in found


def test_only_those_who_look_after_privacy(held):
    desk = colleague("view_inquiry", "change_inquiry")
    for act in ("find", "json", "document", "erase", "erase now"):
        assert ask(desk, act).status_code in (302, 403)
    assert Inquiry.objects.count() == 4
    for address in (
        PERSON,
        "/admin/privacy/held/",
        "/admin/privacy/looks/",
        "/admin/privacy/deleted/",
    ):
        assert desk.get(address).status_code in (302, 403)
    assert ask(Client()).status_code == 302
    assert "Privacy" not in desk.get("/admin/").content.decode()

    keeper = colleague("add_erasure")
    assert ask(keeper).status_code == 200
    assert get_user_model().objects.exists()


def test_a_wrong_address_is_told_and_kept(held, staff):
    shown = staff.post(PERSON, {"address": "nobody", "name": "Zebrafinch", "do": "find"})
    assert "Enter a valid email address." in shown.content.decode()
    assert 'value="Zebrafinch"' in shown.content.decode()
