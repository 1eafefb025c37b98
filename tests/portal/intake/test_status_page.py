"""The sender follows an inquiry, adds to it and takes it back, behind an address nobody guesses."""

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from portal.intake.defence.signs import Suspicion, sign
from portal.intake.handling import add_note, assign, change_status, close, reply
from portal.intake.models import (
    Addition,
    ClosingReason,
    Inquiry,
    Kind,
    LearnedFrom,
    MailKind,
    MailState,
    OutboxMessage,
    Status,
)
from portal.intake.sender import kinds
from portal.intake.sender.additions import MOST
from portal.intake.tickets import issue_ticket
from tests.factories.home import StandardPageFactory
from tests.factories.intake import colleague, inquiry, logged_in, send

pytestmark = pytest.mark.django_db

KEY = "8a5b2c9c-7d3f-4b0e-9a11-1f0f6a3c2d10"


def shown(one: Inquiry) -> str:
    return Client().get(one.receipt_path).content.decode()


def added(text="The county is Wyandotte.", ticket="", **more):
    return {"ticket": ticket or issue_ticket(), "answer_addition": text, **more}


@pytest.fixture
def one(client, page) -> Inquiry:
    send(client, page, "department", answer_your_message="A question of mine")
    OutboxMessage.objects.update(state=MailState.SENT)
    return Inquiry.objects.get()


def test_it_asks_little_and_leads_where_it_is_read(one, site_root, django_assert_max_num_queries):
    """What its thanks link to is read with what stands around it."""
    about = StandardPageFactory(parent=site_root, title="About", slug="about")
    one.thanks = f'<p>Read <a linktype="page" id="{about.pk}">about us</a>.</p>'
    one.save()
    assert '<a href="/en/about/">about us</a>' in shown(one)
    with django_assert_max_num_queries(8):
        shown(one)
    about.unpublish()
    Page.objects.filter(pk=about.pk).delete()
    assert "about us" in shown(one)


def test_it_tells_how_far_it_is_and_nothing_internal(one):
    jo = colleague("change_inquiry", name="Josephine")
    assert "We have received your message" in shown(one)
    assign(one, jo, jo)
    add_note(one, "An internal remark", jo)
    reply(one, "Here is our answer.", jo, key=KEY, then=Status.OPEN)
    one.refresh_from_db()
    assert "We are working on your message" in shown(one)
    one.status = Status.WAITING
    one.save()
    page = shown(one)
    for words in ("We have answered your message", "Here is our answer.", one.reference):
        assert words in page
    for secret in ("Josephine", "colleague", "internal remark", "Ana", "A question of mine"):
        assert secret not in page
    close(one, jo, ClosingReason.OTHER, "No use")
    assert "Your message is closed" in shown(one)
    assert "No use" not in shown(one)


@pytest.mark.parametrize("suspicion", [[], [sign(Suspicion.HONEYPOT).as_json()]])
def test_quarantine_looks_like_any_other(suspicion):
    status = Status.QUARANTINE if suspicion else Status.NEW
    page = shown(inquiry(reference="AAAA-AAAA", status=status, suspicions=suspicion))
    assert "We have received your message" in page
    assert "uarantine" not in page
    assert "spam" not in page


@pytest.mark.parametrize("path", ["", "add/", "withdraw/"])
def test_it_is_for_one_person(one, path, client):
    answer = client.get(one.receipt_path + path)
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    # With no-referrer a browser posts the origin "null", which Django refuses.
    assert answer["Referrer-Policy"] == ("same-origin" if path else "no-referrer")
    assert bool(answer.cookies) == bool(path)
    assert client.get(f"/en/receipt/{one.token[::-1]}/{path}").status_code == 404


def test_something_is_added_once_and_staff_are_told(one):
    one.status = Status.WAITING
    one.answer_within_days, one.due_at = 3, None
    one.first_replied_at = timezone.now()
    one.save()
    visitor, address = Client(), f"{one.receipt_path}add/"
    form = added()
    for _ in range(2):
        answer = visitor.post(address, form)
        assert (answer.status_code, answer["Location"]) == (303, one.receipt_path)
    assert Addition.objects.get().text == "The county is Wyandotte."
    one.refresh_from_db()
    assert one.status == Status.OPEN
    assert one.due_at > timezone.now()
    message = one.mail.get(kind=MailKind.ADDITION)
    assert (message.recipient, message.reply_to) == ("departments@example.org", "ana@example.org")
    assert "Wyandotte" in message.text
    assert "Wyandotte" not in shown(one)
    assert "We have received your addition." in shown(one)

    edited = visitor.post(address, {**form, "answer_addition": "Two counties."})
    assert edited.status_code == 422
    assert "Two counties." in edited.content.decode()
    again = added("Two counties.", edited.context["form"].ticket_text)
    assert visitor.post(address, again).status_code == 303
    assert Addition.objects.count() == 2


def test_whoever_is_assigned_is_told_in_place_of_the_mailbox(one):
    jo = colleague("change_inquiry")
    assign(one, jo, jo)
    Client().post(f"{one.receipt_path}add/", added())
    assert one.mail.get(kind=MailKind.ADDITION).recipient == jo.email


def test_mistakes_keep_what_was_typed(one):
    address = f"{one.receipt_path}add/"
    empty = Client().post(address, added(" "))
    assert (empty.status_code, Addition.objects.count()) == (422, 0)
    assert "Please answer this." in empty.content.decode()
    stale = Client().post(address, added("Kept words", "invented"))
    assert stale.status_code == 422
    assert "Kept words" in stale.content.decode()

    careful = Client(enforce_csrf_checks=True)
    refused = careful.post(address, added("Kept words"))
    assert refused.status_code == 403
    assert "Kept words" in refused.content.decode()
    token = careful.cookies["csrftoken"].value
    form = added("Kept words", refused.context["form"].ticket_text, csrfmiddlewaretoken=token)
    assert careful.post(address, form).status_code == 303


def test_what_looks_like_spam_is_seen_in_the_thread_and_mailed_to_nobody(one, staff):
    links = " ".join(["https://evil.example"] * 9)
    Client().post(f"{one.receipt_path}add/", added(links))
    assert one.mail.get(kind=MailKind.ADDITION).state == MailState.HELD
    opened = staff.get(f"/admin/inquiries/edit/{one.pk}/").content.decode()
    assert "Looks like spam" in opened
    assert "https://evil.example" in opened


def test_an_addition_held_back_opens_nothing_until_staff_say_so(one, staff):
    close(one, colleague("change_inquiry"), ClosingReason.SPAM)
    links = " ".join(["https://evil.example"] * 9)
    for _time in range(2):
        Client().post(f"{one.receipt_path}add/", added(links, issue_ticket()))
    one.refresh_from_db()
    assert one.status == Status.CLOSED
    quarantine = "/admin/inquiries/quarantine/"
    assert quarantine in staff.get("/admin/inquiries/").content.decode()
    listed = staff.get(quarantine).content.decode()
    assert listed.count("https://evil.example") > 1
    assert "Many links in the text: 9" in listed

    spam, person = Addition.objects.all()
    staff.post(quarantine, {"addition": [spam.pk], "verdict": "spam"})
    one.refresh_from_db()
    assert one.status == Status.CLOSED
    staff.post(quarantine, {"addition": [person.pk], "verdict": "release"})
    one.refresh_from_db()
    assert one.status == Status.OPEN
    assert not Addition.objects.to_review().exists()
    states = dict(one.mail.filter(kind=MailKind.ADDITION).values_list("pk", "state"))
    assert states == {spam.message_id: MailState.HELD, person.message_id: MailState.WAITING}
    assert "evil.example" not in staff.get(quarantine).content.decode()


def test_nobody_judges_an_addition_to_what_they_may_not_read(one):
    Client().post(f"{one.receipt_path}add/", added(" ".join(["https://evil.example"] * 9)))
    Inquiry.objects.update(is_limited=True)
    outsider = logged_in(colleague("view_inquiry", "change_inquiry"))
    quarantine = "/admin/inquiries/quarantine/"
    assert "evil.example" not in outsider.get(quarantine).content.decode()
    outsider.post(quarantine, {"addition": [Addition.objects.get().pk], "verdict": "release"})
    assert Addition.objects.get().is_held


def test_what_is_added_to_spam_is_looked_at_once_more(one, staff):
    change_status(one, Status.QUARANTINE, colleague("change_inquiry"))
    assert not Inquiry.objects.to_review().exists()
    quarantine = "/admin/inquiries/quarantine/"
    assert one.reference not in staff.get(quarantine).content.decode()

    Client().post(f"{one.receipt_path}add/", added("I am a person."))
    assert Addition.objects.to_review().get().inquiry == one
    listed = staff.get(quarantine).content.decode()
    assert one.reference in listed
    assert "I am a person." in listed
    one.refresh_from_db()
    assert (one.status, one.verdict) == (Status.QUARANTINE, "spam")  # only staff unsay it
    assert LearnedFrom.objects.get().spam == 1
    assert one.mail.get(kind=MailKind.ADDITION).state == MailState.HELD


def test_nobody_adds_without_end(one):
    for number in range(MOST):
        Addition.objects.create(inquiry=one, key=f"{number:032x}", text="x")
    refused = Client().post(f"{one.receipt_path}add/", added("Kept words"))
    assert "Please write a new one." in refused.content.decode()
    assert "Kept words" in refused.content.decode()
    assert Addition.objects.count() == MOST


def test_it_is_withdrawn_by_a_post_once(one, staff):
    one.mail.filter(kind=MailKind.ACKNOWLEDGEMENT).update(state=MailState.WAITING)
    address = f"{one.receipt_path}withdraw/"
    asked = Client().get(address).content.decode()
    assert "Withdraw your message?" in asked
    one.refresh_from_db()
    assert one.status == Status.NEW

    careful = Client(enforce_csrf_checks=True)
    assert careful.post(address).status_code == 403
    for _ in range(2):
        assert Client().post(address)["Location"] == one.receipt_path
    one.refresh_from_db()
    assert one.status == Status.WITHDRAWN
    assert (one.delete_after - timezone.localdate()).days == 7
    assert one.mail.get(kind=MailKind.ACKNOWLEDGEMENT).state == MailState.HELD
    told = one.mail.get(kind=MailKind.WITHDRAWAL)
    assert told.recipient == "departments@example.org"
    assert "Ana" not in told.text

    page = shown(one)
    assert "You have withdrawn your message" in page
    assert "We delete everything you sent after" in page
    assert "add/" not in page
    for path in ("add/", "withdraw/"):
        assert Client().get(one.receipt_path + path).status_code in (303, 404)
    opened = f"/admin/inquiries/edit/{one.pk}/"
    assert "The sender has withdrawn it." in staff.get(opened).content.decode()
    assert "Send now" not in staff.get(opened).content.decode()
    staff.post(opened, {"status": "open", "assignee": "", "note": "x", "seen": "withdrawn"})
    one.refresh_from_db()
    assert one.status == Status.WITHDRAWN


def test_a_kind_shows_what_is_its_own(monkeypatch):
    given_back = []
    own = kinds.StatusOfKind(
        template="components/notice.html",
        context=lambda inquiry: {"text": f"Seat of {inquiry.reference}"},
        headline=lambda _inquiry: "You are registered",
        takes_additions=False,
        on_withdrawal=given_back.append,
    )
    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.show_on_status(Kind.REGISTRATION, own)
    seat = inquiry(kind=Kind.REGISTRATION)
    page = shown(seat)
    assert f"Seat of {seat.reference}" in page
    assert "You are registered" in page
    assert Client().get(f"{seat.receipt_path}add/").status_code == 404
    Client().post(f"{seat.receipt_path}withdraw/")
    assert given_back == [seat]
