"""Staff answer from the inbox: once is once, in the sender's language, in one thread."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from portal.accounts.roles import establish_roles
from portal.intake.handling import change_status
from portal.intake.models import Inquiry, MailKind, MailState, SavedAnswer, Status
from tests.factories.intake import colleague, inquiry, logged_in, send

pytestmark = pytest.mark.django_db

SPANISH = "Estimada {name}: sobre {reference}. {me}"


def reply_to(one):
    return f"/admin/inquiries/reply/{one.pk}/"


def filled_in(desk: Client, one: Inquiry, **answers) -> dict:
    """What the browser of a member of staff posts from the form as it was shown to them."""
    form = desk.get(reply_to(one)).context["form"]
    shown = {name: str(form[name].value()) for name in ("key", "seen", "then")}
    return {**shown, "text": "We will call you.", **answers}


def test_a_reply_reaches_the_sender_and_stands_in_the_thread(client, page, staff, administrator):
    send(client, page, "department")
    one = Inquiry.objects.get()
    acknowledgement = one.mail.get(kind=MailKind.ACKNOWLEDGEMENT)

    form = filled_in(staff, one, quote="on")
    assert staff.post(reply_to(one), form).status_code == 302
    assert staff.post(reply_to(one), form).status_code == 302  # the second of a double click

    one.refresh_from_db()
    written = one.replies.get()
    assert (written.text, written.author) == ("We will call you.", administrator)
    assert (one.status, one.due_at) == (Status.WAITING, None)
    assert one.first_replied_at == written.created_at
    message = one.mail.get(kind=MailKind.REPLY)
    assert (message.recipient, message.reply_to) == ("ana@example.org", "departments@example.org")
    assert message.in_reply_to == acknowledgement.message_id
    assert "We will call you." in message.text
    assert "We will call you." in message.html
    assert "We would like to meet organizers" in message.text
    assert one.receipt_path in message.text

    shown = staff.get(f"/admin/inquiries/edit/{one.pk}/").content.decode()
    order = ["What was sent", "Acknowledgement to the sender", "Reply to the sender"]
    places = [shown.index(words) for words in [*order, "We will call you."]]
    assert places == sorted(places)
    receipt = Client().get(one.receipt_path).content.decode()
    assert "We will call you." in receipt
    assert "administrator" not in receipt

    assert staff.post(reply_to(one), filled_in(staff, one, then="closed")).status_code == 302
    one.refresh_from_db()
    assert (one.status, one.closing_reason, one.replies.count()) == (Status.CLOSED, "", 2)


def test_a_saved_answer_is_put_into_the_text_and_nothing_is_sent(staff, administrator):
    one = inquiry(language="es", sender_name="")
    saved = SavedAnswer.objects.create(title="Begin", language="es", text=SPANISH)
    SavedAnswer.objects.create(title="English", language="en", text="Dear {name}")
    shown = staff.get(reply_to(one)).content.decode()
    assert "Begin" in shown
    assert "English</option>" not in shown

    form = filled_in(staff, one, text="Hola", saved=saved.pk)
    put = staff.post(reply_to(one), {**form, "insert": "1"})
    text = put.context["form"]["text"].value()
    assert text == f"Hola\n\nEstimada {{name}}: sobre {one.reference}. administrator"
    assert not one.replies.exists()

    # They gave no name: what nothing fills is not mailed.
    refused = staff.post(reply_to(one), {**form, "text": text})
    assert refused.status_code == 422
    assert "Fill in {name} yourself." in refused.content.decode()
    assert "Estimada {name}" in refused.content.decode()
    assert not one.mail.exists()


def test_whoever_writes_meanwhile_is_seen_first(staff):
    one = inquiry()
    first, second = filled_in(staff, one), filled_in(staff, one, text="Another answer.")
    staff.post(reply_to(one), first)
    told = staff.post(reply_to(one), second)
    assert "came in while you wrote" in told.content.decode()
    assert one.replies.count() == 1
    again = {**second, "seen": told.context["form"]["seen"].value()}
    assert staff.post(reply_to(one), again).status_code == 302
    assert one.replies.count() == 2


@pytest.mark.parametrize("status", [Status.QUARANTINE, Status.WITHDRAWN])
def test_nobody_replies_to_spam_or_to_what_was_withdrawn(staff, status):
    one = inquiry()
    form = filled_in(staff, one)
    Inquiry.objects.update(status=status, delete_after="2030-01-01")
    assert staff.post(reply_to(one), form).status_code == 302
    assert not one.mail.exists()
    assert reply_to(one) not in staff.get(f"/admin/inquiries/edit/{one.pk}/").content.decode()


def test_a_reply_to_what_was_spam_at_first_sends_what_was_held(staff, administrator, client, page):
    send(client, page, "department", reply_topic="x")
    one = Inquiry.objects.get()
    change_status(one, Status.OPEN, administrator)
    staff.post(reply_to(one), filled_in(staff, one))
    assert set(one.mail.values_list("state", flat=True)) == {MailState.WAITING}


def test_a_saved_answer_tells_of_a_gap_that_nothing_fills(staff):
    wrong = {"title": "x", "language": "en", "text": "Dear {nmae}"}
    shown = staff.post("/admin/saved_answers/new/", wrong).content.decode()
    assert "Nothing fills in {nmae}." in shown
    assert not SavedAnswer.objects.exists()
    staff.post("/admin/saved_answers/new/", {**wrong, "text": "Dear {name}"})
    assert SavedAnswer.objects.get().text == "Dear {name}"


def test_editors_keep_saved_answers():
    establish_roles()
    editor = colleague(groups=[Group.objects.get(name="Editors")])
    address = "/admin/saved_answers/new/"
    assert logged_in(editor).get(address).status_code == 200
    writer = colleague(groups=[Group.objects.get(name="Contributors")])
    assert logged_in(writer).get(address).status_code == 302
