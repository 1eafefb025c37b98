"""Spam is set aside, never dropped; people are never stopped."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.utils import timezone

from portal.intake.defence.signs import HONEYPOT
from portal.intake.handling import change_status
from portal.intake.models import Inquiry, MailState, OutboxMessage, Status
from portal.intake.outbox.delivery import deliver_due
from portal.intake.tickets import issue_ticket
from tests.factories.intake import send

pytestmark = pytest.mark.django_db


def assert_set_aside(answer, reason):
    assert answer.status_code == 303  # a script learns nothing
    inquiry = Inquiry.objects.get()
    assert inquiry.status == Status.QUARANTINE
    assert inquiry.suspicions == [reason]
    assert {message.state for message in inquiry.mail.all()} == {MailState.HELD}


def test_a_filled_trap(client, page, mailoutbox):
    assert_set_aside(send(client, page, "press", **{HONEYPOT: "http://spam"}), "honeypot")
    deliver_due()
    assert mailoutbox == []


def test_a_form_sent_at_once(client, page, settings):
    settings.INTAKE_MINIMUM_SECONDS = 3
    assert_set_aside(send(client, page, "press"), "haste")


def test_a_person_takes_a_moment(client, page, settings):
    settings.INTAKE_MINIMUM_SECONDS = 3
    with time_machine.travel(timezone.now() - timedelta(seconds=4)):
        ticket = issue_ticket()
    send(client, page, "press", ticket=ticket)
    assert Inquiry.objects.get().status == Status.NEW


def test_many_links(client, page):
    links = " ".join(f"https://spam{n}.example.com" for n in range(4))
    assert_set_aside(send(client, page, "press", answer_your_message=links), "links")


def test_a_person_may_send_a_few_links(client, page):
    send(client, page, "press", answer_your_message="See https://a.example and www.b.example")
    assert Inquiry.objects.get().status == Status.NEW


def test_staff_free_a_person_and_the_mail_goes_out(client, page, mailoutbox):
    send(client, page, "press", **{HONEYPOT: "filled in by a browser"})
    colleague = get_user_model().objects.create_user("colleague")
    change_status(Inquiry.objects.get(), Status.OPEN, colleague)
    deliver_due()
    assert sorted(mail.to[0] for mail in mailoutbox) == ["ana@example.org", "press@example.org"]


def test_staff_hold_spam_that_came_through(client, page, mailoutbox):
    send(client, page, "press")
    colleague = get_user_model().objects.create_user("colleague")
    change_status(Inquiry.objects.get(), Status.QUARANTINE, colleague)
    deliver_due()
    assert mailoutbox == []
    assert OutboxMessage.objects.filter(state=MailState.HELD).count() == 2
