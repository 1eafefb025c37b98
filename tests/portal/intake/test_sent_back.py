"""What was sent back and looks like spam is a row in quarantine, without any promise."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone
from django.utils.timezone import localdate

from portal.intake import sent_back
from portal.intake.defence.signs import HONEYPOT
from portal.intake.forms import MOST_TYPED_IN_ALL
from portal.intake.models import Inquiry, Kind, OutboxMessage, SentBack, Status
from portal.intake.outbox.delivery import deliver_due
from portal.intake.privacy.erasing import erase_person
from portal.intake.privacy.person import Person
from tests.factories.intake import BROWSER, filled_in, inquiry, send

pytestmark = pytest.mark.django_db

QUARANTINE = "/admin/inquiries/quarantine/"
TRAP = {HONEYPOT: "x"}
FAULTY = {"answer_your_e_mail": "nobody\r\nBcc: all@example.com,"}


def test_a_script_that_makes_a_mistake_is_seen_by_staff_and_promised_nothing(
    client, page, staff, mailoutbox
):
    answer = send(client, page, "press", **TRAP, **FAULTY)
    assert answer.status_code == 422
    one = Inquiry.objects.get()
    assert one.is_quarantined
    assert one.reference not in answer.content.decode()
    assert client.get(one.receipt_path).status_code == 404
    assert client.post(f"{one.receipt_path}withdraw/").status_code == 404
    listed = staff.get(QUARANTINE).content.decode()
    assert one.reference in listed
    assert "meet organizers" in listed
    assert "got no receipt" in listed
    deliver_due()
    assert mailoutbox == []
    assert not OutboxMessage.objects.exists()


def test_a_person_who_mends_a_mistake_leaves_nothing_behind(client, page):
    assert send(client, page, "press", answer_your_e_mail="ana@").status_code == 422
    assert not Inquiry.objects.exists()


def test_what_is_taken_later_takes_its_place(client, page):
    ticket = filled_in()["ticket"]
    for _time in range(3):
        send(client, page, "press", ticket=ticket, **TRAP, **FAULTY)
    assert SentBack.objects.get().more == 0  # one form is one row
    assert send(client, page, "press", ticket=ticket, **TRAP).status_code == 303
    assert not SentBack.objects.exists()
    assert Inquiry.objects.get().sender_email == "ana@example.org"


def test_released_it_is_written_to_like_any_other(client, page, staff, mailoutbox):
    send(client, page, "press", **TRAP, consent="")
    one = Inquiry.objects.get()
    assert (one.consent_wording, one.consent_at) == ("", None)  # it was not given
    staff.post(QUARANTINE, {"inquiry": [one.pk], "verdict": "release"})
    deliver_due()
    assert sorted(mail.to[0] for mail in mailoutbox) == ["ana@example.org", "press@example.org"]
    assert client.get(one.receipt_path).status_code == 200


def test_a_registration_that_was_sent_back_holds_no_place_to_release(staff):
    one = inquiry(kind=Kind.REGISTRATION, status=Status.QUARANTINE)
    SentBack.objects.create(inquiry=one, reason="mistakes", at=timezone.now())
    said = staff.post(QUARANTINE, {"inquiry": [one.pk], "verdict": "release"}, follow=True)
    assert "nothing was recorded with it" in said.content.decode()
    one.refresh_from_db()
    assert one.is_quarantined


def test_a_flood_cannot_fill_the_disk_and_is_counted_to_the_last(client, page, monkeypatch, staff):
    monkeypatch.setattr(sent_back, "FROM_ONE_ADDRESS", 3)
    monkeypatch.setattr(sent_back, "FROM_ALL", 5)
    for number in range(20):
        text = f"{'abcdefghij'[number % 10] * 60} casino jackpot " + "x" * 5000
        answers = {"answer_your_message": text, **TRAP, **FAULTY}
        client.post(
            page.get_url() + "?audience=press",
            filled_in(**answers),
            headers=BROWSER,
            REMOTE_ADDR=f"203.0.113.{number % 4}",
        )
    rows = SentBack.objects.all()
    assert rows.count() == 5
    assert sum(1 + row.more for row in rows) == 20
    assert all(len(str(one.stored_answers)) < 3000 for one in Inquiry.objects.all())
    assert "more like this one." in staff.get(QUARANTINE).content.decode()


def test_one_form_cannot_fill_the_disk_either(client, page):
    texts = {name: ["\u4f60" * 1000] * 30 for name in filled_in() if name.startswith("answer_")} | {
        "answer_your_e_mail": ["x"] * 30
    }
    data = filled_in(**TRAP) | texts
    client.post(page.get_url() + "?audience=press", data, headers=BROWSER)
    answers = Inquiry.objects.get().answers
    assert sum(len(str(answer.value).encode()) for answer in answers) <= MOST_TYPED_IN_ALL
    assert all(isinstance(answer.value, str) for answer in answers)


def test_it_is_kept_for_a_month_at_most_and_goes_with_its_sender(client, page):
    send(client, page, "press", **TRAP, consent="")
    one = Inquiry.objects.get()
    assert one.delete_after <= localdate() + timedelta(days=sent_back.KEPT_DAYS)
    assert [row["reference"] for row in Person("ana@example.org").as_data()["submissions"]]
    assert erase_person("ana@example.org")["intake.SentBack"] == 1
    send(client, page, "press", **TRAP, consent="")
    Inquiry.objects.update(delete_after=localdate() - timedelta(days=1))
    call_command("purge_personal_data")
    assert not SentBack.objects.exists()


def test_a_database_that_fails_keeps_nobody_from_reading_what_was_wrong(page, monkeypatch, client):
    def fail(*_args, **_options):
        raise DatabaseError

    monkeypatch.setattr(sent_back, "record", fail)
    assert send(client, page, "press", **TRAP, **FAULTY).status_code == 422
