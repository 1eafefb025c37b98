"""A visitor writes: once is once, and nothing is acknowledged that is not stored."""

import pytest
from django.test import Client

from portal.intake.models import Inquiry, MailKind, MailState, OutboxMessage, Status
from portal.intake.submission import Refused
from portal.intake.tickets import issue_ticket
from tests.factories.intake import BROWSER, filled_in, send

pytestmark = pytest.mark.django_db


def form_of(client, page, audience="department"):
    return client.get(page.get_url() + f"?audience={audience}")


def test_a_visitor_writes_and_keeps_a_receipt(client, page):
    answer = send(client, page, "department", answer_your_service_area="Wyandotte County")

    assert answer.status_code == 303
    inquiry = Inquiry.objects.get()
    assert (inquiry.sender_name, inquiry.sender_email) == ("Ana Reyes", "ana@example.org")
    assert (inquiry.audience, inquiry.language, inquiry.status) == ("department", "en", Status.NEW)
    assert [a.text for a in inquiry.answers][-1] == "Wyandotte County"
    assert inquiry.consent_wording == "I agree that you store this."
    assert len(inquiry.consent_version) == 12

    notice, acknowledgement = inquiry.mail.all()
    assert (notice.recipient, notice.reply_to) == ("departments@example.org", "ana@example.org")
    assert "We would like to meet organizers" in notice.text
    assert acknowledgement.recipient == "ana@example.org"
    assert inquiry.reference in acknowledgement.subject

    receipt = client.get(answer["Location"])
    shown = receipt.content.decode()
    assert inquiry.reference in shown
    assert "We answer in three days." in shown
    assert "meet organizers" not in shown
    assert "Ana" not in shown
    assert receipt["Cache-Control"] == "private, no-store"
    assert "no-store" in answer["Cache-Control"]
    assert not receipt.cookies


def test_row_17_sending_again_gives_the_same_receipt(client, page):
    data = filled_in()
    url = page.get_url() + "?audience=department"
    first, second = client.post(url, data), client.post(url, data)
    assert first["Location"] == second["Location"]
    assert Inquiry.objects.count() == 1
    assert OutboxMessage.objects.count() == 2


def test_row_17_back_edit_and_send_is_not_swallowed(client, page):
    url = page.get_url() + "?audience=department"
    data = filled_in()
    client.post(url, data)

    edited = client.post(url, {**data, "answer_your_message": "One more thing."})
    assert edited.status_code == 422
    assert Inquiry.objects.get().reference in edited.content.decode()
    assert "One more thing." in edited.content.decode()
    assert Inquiry.objects.count() == 1

    ticket = edited.context["form"].ticket_text
    again = client.post(url, {**data, "answer_your_message": "One more thing.", "ticket": ticket})
    assert again.status_code == 303
    assert Inquiry.objects.count() == 2


def test_mistakes_keep_what_was_typed(client, page):
    answer = send(
        client, page, "department", answer_your_e_mail="no address", answer_your_name="Ana <b>"
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Enter a valid email address." in shown
    assert "Ana &lt;b&gt;" in shown
    assert "no address" in shown
    assert "meet organizers" in shown
    assert not Inquiry.objects.exists()


def test_row_25_no_consent_no_record(client, page):
    data = filled_in()
    del data["consent"]
    answer = client.post(page.get_url() + "?audience=department", data)
    assert answer.status_code == 422
    assert "We need your consent" in answer.content.decode()
    assert not Inquiry.objects.exists()


def test_row_18_a_failed_check_against_forgery_keeps_what_was_typed(page):
    careful = Client(enforce_csrf_checks=True)
    url = page.get_url() + "?audience=department"
    refused = careful.post(url, filled_in())
    shown = refused.content.decode()
    assert refused.status_code == 403
    assert "Nothing that you typed is lost" in shown
    assert "meet organizers" in shown
    assert "Ana Reyes" in shown
    assert refused["Cache-Control"] == "private, no-store"
    assert not Inquiry.objects.exists()

    # The page that came back can be sent as it is.
    token = careful.cookies["csrftoken"].value
    ticket = refused.context["form"].ticket_text
    taken = careful.post(url, {**filled_in(ticket), "csrfmiddlewaretoken": token})
    assert taken.status_code == 303


def test_row_18_two_visitors_get_forms_of_their_own(page):
    one, two = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    for visitor in (one, two):
        form = form_of(visitor, page)
        assert form["Cache-Control"] == "private, no-store"
        answer = visitor.post(
            page.get_url() + "?audience=department",
            {
                **filled_in(form.context["form"].ticket_text),
                "csrfmiddlewaretoken": visitor.cookies["csrftoken"].value,
            },
        )
        assert answer.status_code == 303
    assert Inquiry.objects.count() == 2


@pytest.mark.parametrize("ticket", ["", "invented", "\x00", issue_ticket()[:-1] + "é"])
def test_a_form_without_our_ticket_is_shown_again(client, page, ticket):
    url = page.get_url() + "?audience=department"
    answer = client.post(url, {**filled_in(), "ticket": ticket})
    assert answer.status_code == 422
    assert not Inquiry.objects.with_receipt().exists()
    fresh = answer.context["form"].ticket_text
    assert client.post(url, filled_in(fresh)).status_code == 303


def test_row_23_extra_fields_are_ignored(client, page):
    forged = {
        "status": "closed",
        "audience": "press",
        "mailbox": "me@example.com",
        "consent_version": "forged",
        "page": "1",
        "answer_secret": "x",
    }
    url = page.get_url() + "?audience=department"
    client.post(url, {**filled_in(), **forged}, headers=BROWSER)
    inquiry = Inquiry.objects.get()
    assert (inquiry.status, inquiry.audience) == (Status.NEW, "department")
    assert inquiry.mailbox == "departments@example.org"
    assert inquiry.consent_version != "forged"
    assert len(inquiry.answers) == 4


def test_row_24_floods_are_refused(client, page):
    url = page.get_url() + "?audience=department"
    long = client.post(url, filled_in(answer_your_message="x" * 2_000_000))
    assert long.status_code == 422
    many = client.post(url, {**filled_in(), **{f"field{n}": "x" for n in range(1001)}})
    assert many.status_code == 422
    nul = client.post(url, filled_in(answer_your_message="a\x00b"))
    assert nul.status_code == 422
    huge = client.post(url, filled_in(answer_your_message="x" * 4_000_000))
    assert huge.status_code in (400, 413)
    broken = client.post(
        url, b"ticket=%ff%fe&answer_your_name=\xff\xfe", "application/x-www-form-urlencoded"
    )
    assert broken.status_code == 422
    assert not Inquiry.objects.with_receipt().exists()


@pytest.mark.parametrize(
    "answers",
    [
        {"answer_your_name": "Ana\r\nBcc: all@example.com"},
        {"answer_your_e_mail": "ana@example.org\r\nBcc: all@example.com"},
        {"answer_your_e_mail": "ana@example.org,all@example.com"},
        {"answer_your_e_mail": "ana@example.org%0aBcc:all@example.com"},
    ],
)
def test_row_19_headers_cannot_be_injected(client, page, answers):
    send(client, page, "department", **answers)
    for message in OutboxMessage.objects.all():
        assert message.recipient in ("departments@example.org", "ana@example.org")
        assert "\n" not in message.subject + message.recipient + message.reply_to
        assert "all@example.com" not in message.subject + message.recipient + message.reply_to


def test_what_stands_or_falls_with_the_record(client, page, monkeypatch):
    def full(_page, _inquiry):
        raise Refused("The last seat is taken.")

    monkeypatch.setattr(type(page), "record_with", full)
    answer = send(client, page, "department")
    assert answer.status_code == 422
    assert "The last seat is taken." in answer.content.decode()
    assert not Inquiry.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_acknowledgements_cannot_flood_a_third_person(client, page):
    for _ in range(7):
        assert send(client, page, "department").status_code == 303
    acknowledgements = OutboxMessage.objects.filter(kind=MailKind.ACKNOWLEDGEMENT)
    assert acknowledgements.filter(state=MailState.WAITING).count() == 5
    assert acknowledgements.filter(state=MailState.HELD).count() == 2
    notices = OutboxMessage.objects.filter(kind=MailKind.NOTICE, state=MailState.WAITING)
    assert notices.count() == 7


def test_only_the_form_sets_a_cookie(client, page):
    choice = client.get(page.get_url())
    assert not choice.cookies
    assert "no-store" not in choice.get("Cache-Control", "")
    assert "csrftoken" in form_of(client, page).cookies


def test_nobody_guesses_a_receipt(client, page):
    send(client, page, "department")
    inquiry = Inquiry.objects.get()
    assert client.get(f"/en/receipt/{inquiry.reference}/").status_code == 404
    assert client.get(f"/en/receipt/{inquiry.pk}/").status_code == 404
    assert len(inquiry.token) == 32
