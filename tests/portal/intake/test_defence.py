"""Spam is set aside, never dropped; people are never stopped. Rows 19 to 21 of hardening.md."""

import json
from datetime import timedelta

import pytest
import time_machine
from altcha import Challenge, Payload, solve_challenge
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.intake.defence.fingerprints import SALT, fingerprint
from portal.intake.defence.proof import LIFETIME, PROOF, challenge_for
from portal.intake.defence.reading import HEADER_IN_TEXT
from portal.intake.defence.signs import ENOUGH, HONEYPOT, read_signs
from portal.intake.handling import change_status
from portal.intake.models import Inquiry, MailKind, MailState, OutboxMessage, Status
from portal.intake.outbox.delivery import deliver_due
from portal.intake.tickets import issue_ticket, read_ticket
from tests.factories.intake import filled_in, send

pytestmark = pytest.mark.django_db


def solved(ticket: str) -> str:
    """What the hidden field of a form with this ticket holds when a browser has done its task."""
    challenge = Challenge.from_dict(json.loads(challenge_for(read_ticket(ticket))))
    return Payload(challenge, solve_challenge(challenge)).to_base64()


def assert_set_aside(answer, *reasons):
    assert answer.status_code == 303  # a script learns nothing
    inquiry = Inquiry.objects.get()
    assert inquiry.status == Status.QUARANTINE
    signs = read_signs(inquiry.suspicions)
    assert {sign.kind for sign in signs} == {*reasons, "no_proof"}
    assert sum(sign.points for sign in signs) >= ENOUGH
    assert {message.state for message in inquiry.mail.all()} == {MailState.HELD}


def test_row_21_a_filled_trap(client, page, mailoutbox):
    answer = send(client, page, "press", **{HONEYPOT: "http://spam"})
    assert_set_aside(answer, "honeypot")
    deliver_due()
    assert mailoutbox == []
    receipt = client.get(answer["Location"]).content.decode()
    assert Inquiry.objects.get().reference in receipt  # the same as everybody's
    assert "Ana" not in receipt
    assert "organizers" not in receipt


def test_a_form_sent_at_once(client, page, settings):
    settings.INTAKE_MINIMUM_SECONDS = 3
    assert_set_aside(send(client, page, "press"), "haste")


def test_a_person_takes_a_moment(client, page, settings):
    settings.INTAKE_MINIMUM_SECONDS = 3
    with time_machine.travel(timezone.now() - timedelta(seconds=4)):
        ticket = issue_ticket()
    send(client, page, "press", ticket=ticket)
    assert Inquiry.objects.get().status == Status.NEW


def test_row_21_many_links(client, page):
    links = " ".join(f"https://spam{n}.example.com" for n in range(4))
    assert_set_aside(send(client, page, "press", answer_your_message=links), "links")


def test_links_written_as_code(client, page):
    code = "Best prices: [url=https://spam.example]here[/url]"
    assert_set_aside(
        send(client, page, "press", answer_your_message=code), "code", "some_links", "offer"
    )


def test_a_link_for_a_name(client, page):
    answer = send(client, page, "press", answer_your_name="Win at casino.example/now")
    assert_set_aside(answer, "link_as_name", "some_links", "offer")


def test_a_person_may_send_a_few_links(client, page):
    send(client, page, "press", answer_your_message="See https://a.example and www.b.example")
    assert Inquiry.objects.get().status == Status.NEW
    assert Inquiry.objects.get().suspicions == []  # nothing is kept of what was not enough


@pytest.mark.parametrize(
    "answers",
    [
        {"answer_your_name": "Ana\r\nBcc: all@example.com"},
        {"answer_your_name": "Ana Bcc: all@example.com"},
        {"answer_your_name": "Ana%0aCc:all@example.com"},
        {"answer_your_service_area": "Here\nContent-Type: text/html"},
        {"answer_your_message": "Hello\nBcc: all@example.com\nMIME-Version: 1.0"},
    ],
)
def test_row_19_injected_headers_are_stopped_and_go_nowhere(client, page, mailoutbox, answers):
    assert_set_aside(send(client, page, "department", **answers), "injection")
    change_status(Inquiry.objects.get(), Status.NEW, get_user_model().objects.create_user("staff"))
    deliver_due()
    assert len(mailoutbox) == 2
    for mail in mailoutbox:
        assert mail.recipients() in (["departments@example.org"], ["ana@example.org"])
        headers = mail.message()
        assert not {"Bcc", "Cc"} & set(headers.keys())
        assert headers.get_content_type() in ("text/plain", "multipart/alternative")


@pytest.mark.parametrize(
    "address",
    [
        "ana@example.org\r\nBcc: all@example.com",
        "ana@example.org,all@example.com",
        "ana@example.org%0aBcc:all@example.com",
        "Ana <ana@example.org>",
    ],
)
def test_row_19_an_address_is_one_address(client, page, address):
    answer = send(client, page, "department", answer_your_e_mail=address)
    if answer.status_code == 303:  # what stands on a second line is no part of it
        assert_set_aside(answer, "injection")
    else:
        assert answer.status_code == 422
        assert "meet organizers" in answer.content.decode()
    for message in OutboxMessage.objects.filter(kind=MailKind.ACKNOWLEDGEMENT):
        assert message.recipient == "ana@example.org"


def test_a_proof_belongs_to_one_form_and_to_its_days(client, page):
    ticket, other = issue_ticket(), issue_ticket()
    proof = solved(ticket)
    three = "https://a.example https://b.example/ and <a href='https://c.example'>more</a>"

    def kinds(**answers):
        Inquiry.objects.all().delete()
        send(client, page, "press", answer_your_message=three, **answers)
        return {sign.kind for sign in read_signs(Inquiry.objects.get().suspicions)}

    with_proof = kinds(ticket=ticket, **{PROOF: proof})
    assert not {"no_proof", "false_proof"} & with_proof
    assert "false_proof" in kinds(ticket=other, **{PROOF: proof})
    for invented in ("x", "e30=", "é", "[" * 3000, "x" * 100_000):
        assert "false_proof" in kinds(**{PROOF: invented})
    with time_machine.travel(timezone.now() + LIFETIME + timedelta(minutes=1)):
        assert "no_proof" in kinds(ticket=ticket, **{PROOF: proof})  # no fault of a person


def test_a_proof_is_kept_while_mistakes_are_corrected(client, page):
    url = page.get_url() + "?audience=press"
    form = client.get(url).context["form"]
    proof = solved(form.ticket_text)
    data = {**filled_in(form.ticket_text, answer_your_e_mail="nobody"), PROOF: proof}
    again = client.post(url, data).context["form"]
    assert (again.proof, again.challenge) == (proof, "")
    assert client.post(url, {**data, PROOF: "x"}).context["form"].challenge


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


def test_headers_are_sought_line_by_line():
    assert HEADER_IN_TEXT.search("Hello\n \t Bcc : all@example.com")
    assert not HEADER_IN_TEXT.search("Bcc\n: all@example.com")
    assert not HEADER_IN_TEXT.search("I write to you; bcc: nobody")
    # Whatever is tried at an empty line ends there, however many follow.
    assert HEADER_IN_TEXT.search("\n" * 10_000 + "bcc: x").start() == 10_000


def test_a_fingerprint_is_what_django_would_sign(settings):
    """By another way, because a letter has forty of them; kept ones have to stay as they are."""
    for secret in ("one secret", "another"):
        settings.SECRET_KEY = secret
        signed = salted_hmac(f"{SALT}token", "word\x1fen\x1fmañana", algorithm="sha256")
        assert fingerprint("token", "word", "en", "mañana") == signed.hexdigest()
