"""Who is only in doubt is asked on the receipt: one click, and the message reaches its mailbox."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from portal.intake.defence.signs import HONEYPOT, read_signs
from portal.intake.models import Inquiry, LearnedFrom, MailState, Status
from portal.intake.outbox.delivery import deliver_due
from portal.intake.tickets import issue_ticket
from tests.factories.intake import BROWSER, filled_in, send

pytestmark = pytest.mark.django_db

ODD = (
    "I wrote to you twice and nobody answered me. I am getting a bit tired of this, to be honest. "
    "Could anybody please ring me back tomorrow after lunch?"
)


def asked(client, page, **answers):
    """Send something doubtful and return it with its receipt."""
    answer = send(client, page, "press", **{"answer_your_message": ODD, **answers})
    return Inquiry.objects.latest("pk"), client.get(answer["Location"])


def test_one_click_sends_it_on(client, page, mailoutbox):
    one, receipt = asked(client, page)
    assert [sign.kind for sign in read_signs(one.suspicions)] == ["off_subject", "no_proof"]
    shown = receipt.content.decode()
    assert "One more step" in shown
    assert one.reference in shown
    assert "tired" not in shown  # nothing that was typed
    assert receipt["Cache-Control"] == "private, no-store"
    deliver_due()
    assert mailoutbox == []

    again = client.post(f"{one.receipt_path}send-on/", follow=True).content.decode()
    assert "We have received your message" in again
    assert "One more step" not in again
    one.refresh_from_db()
    assert (one.status, one.verdict) == (Status.NEW, "")
    deliver_due()
    assert sorted(mail.to[0] for mail in mailoutbox) == ["ana@example.org", "press@example.org"]
    # A second click, and a third in another tab, send nothing more; nothing was learned.
    client.post(f"{one.receipt_path}send-on/")
    deliver_due()
    assert len(mailoutbox) == 2
    assert not LearnedFrom.objects.exists()


def test_a_click_without_the_cookie_of_the_form_is_explained(page):
    visitor = Client(enforce_csrf_checks=True)
    url = page.get_url() + "?audience=press"
    form = visitor.get(url).context["form"]
    data = filled_in(form.ticket_text, answer_your_message=ODD)
    data["csrfmiddlewaretoken"] = visitor.cookies["csrftoken"].value
    receipt = visitor.post(url, data, headers=BROWSER)["Location"]
    refused = visitor.post(f"{receipt}send-on/")
    assert refused.status_code == 403
    assert "did not return the cookie" in refused.content.decode()
    assert Inquiry.objects.get().is_quarantined
    token = refused.context["csrf_token"]
    assert visitor.post(f"{receipt}send-on/", {"csrfmiddlewaretoken": token}).status_code == 303
    assert Inquiry.objects.get().status == Status.NEW


def test_whoever_shows_what_no_person_does_is_not_asked(client, page):
    one, receipt = asked(client, page, **{HONEYPOT: "x"})
    assert "One more step" not in receipt.content.decode()
    client.post(f"{one.receipt_path}send-on/")
    assert Inquiry.objects.get().is_quarantined
    assert {message.state for message in one.mail.all()} == {MailState.HELD}


def test_after_staff_have_judged_it_the_click_does_nothing(client, page, staff):
    one, _receipt = asked(client, page)
    listed = staff.get("/admin/inquiries/quarantine/").content.decode()
    assert "Perhaps a person" in listed
    staff.post("/admin/inquiries/quarantine/", {"inquiry": [one.pk], "verdict": "spam"})
    client.post(f"{one.receipt_path}send-on/")
    assert Inquiry.objects.get().is_quarantined
    # Nor does it after a harmless line more.
    more = {"ticket": issue_ticket(), "answer_addition": "I am a person."}
    client.post(f"{one.receipt_path}add/", more)
    assert one.additions.count() == 1
    assert "One more step" not in client.get(one.receipt_path).content.decode()
    client.post(f"{one.receipt_path}send-on/")
    assert Inquiry.objects.get().is_quarantined


def test_a_quick_person_is_asked_and_a_short_word_is_none_of_our_subject(client, page, settings):
    settings.INTAKE_MINIMUM_SECONDS = 3
    _one, receipt = asked(client, page, answer_your_message="Please call me")
    assert "One more step" in receipt.content.decode()
    with time_machine.travel(timezone.now() - timedelta(seconds=5)):
        ticket = issue_ticket()
    send(client, page, "press", ticket=ticket, answer_your_message="Please call me")
    assert Inquiry.objects.latest("pk").status == Status.NEW


def test_what_is_most_likely_a_person_stands_first_in_quarantine(client, page, staff):
    sure, _ = asked(client, page, **{HONEYPOT: "x"})
    doubtful, _ = asked(client, page)
    rows = staff.get("/admin/inquiries/quarantine/").context["rows"]
    assert [row["inquiry"] for row in rows] == [doubtful, sure]
