"""What people with a place were promised: how long it is kept, which letters come, whose it is."""

import gc
import weakref
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from portal.intake.handling import change_status
from portal.intake.handling.closing import close
from portal.intake.models import (
    Act,
    AuditEntry,
    ClosingReason,
    Inquiry,
    MailState,
    OutboxMessage,
    Status,
)
from programs.admin.dashboard import AccessPanel
from programs.management.commands import send_webinar_letters
from programs.models import AccessRequest, WebinarIndexPage, WebinarPage, WebinarRegistration
from programs.webinars import occasions
from programs.webinars.places import cancel_place
from programs.webinars.recordings import tell_of_recording
from tests.factories.home import translated
from tests.factories.webinars import WebinarPageFactory, open_webinar

from .test_webinar_letters import publish, recipients, register, run_cron

START = datetime(2027, 3, 18, 18, 0, tzinfo=UTC)
LATER = START + timedelta(days=400)


@pytest.fixture
def webinar(site_root, time_machine) -> WebinarPage:
    time_machine.move_to(START - timedelta(days=30))
    webinar = open_webinar(
        site_root, starts_at=START, ends_at=START + timedelta(hours=1), capacity=1
    )
    webinar.save_revision().publish()
    return WebinarPage.objects.get(pk=webinar.pk)


@pytest.fixture
def twin(webinar, spanish) -> WebinarPage:
    """The webinar in Spanish."""
    for page in (webinar.get_parent().get_parent(), webinar.get_parent(), webinar):
        translated(page.specific, spanish)
    return WebinarPage.objects.get(locale=spanish)


class TestRetention:
    def test_fewer_days_count_from_the_end_of_the_webinar(self, webinar, client):
        register(client, webinar, 1)
        promised = Inquiry.objects.get().delete_after
        assert promised == START.date() + timedelta(days=180)
        index = WebinarIndexPage.objects.get()
        index.save_revision().publish()
        assert Inquiry.objects.get().delete_after == promised
        assert not AuditEntry.objects.exists()
        index.retention_days = 7
        index.save_revision().publish()
        assert Inquiry.objects.get().delete_after == START.date() + timedelta(days=7)
        assert AuditEntry.objects.get().act == Act.SHORTENED
        index.retention_days = 700
        index.save_revision().publish()
        assert Inquiry.objects.get().delete_after == START.date() + timedelta(days=7)

    def test_who_still_wants_to_come_is_kept_until_after_the_new_end(self, webinar, client):
        register(client, webinar, 1, 2)
        promised = Inquiry.objects.first().delete_after
        cancel_place(WebinarRegistration.objects.get(inquiry__sender_name="Person 2"))
        publish(webinar, starts_at=LATER, ends_at=LATER + timedelta(hours=1))
        kept = dict(Inquiry.objects.values_list("sender_name", "delete_after"))
        assert kept == {"Person 1": LATER.date() + timedelta(days=180), "Person 2": promised}
        publish(webinar, starts_at=START, ends_at=START + timedelta(hours=1))
        assert Inquiry.objects.get(sender_name="Person 1").delete_after == kept["Person 1"]


class TestRepeated:
    def test_the_letter_leads_to_the_place_that_counts(self, webinar, client):
        register(client, webinar, 1)
        register(client, webinar, 2, answer_email="person-1@example.org")
        first, second = Inquiry.objects.order_by("pk")
        letter = OutboxMessage.objects.get(inquiry=second, kind="acknowledgement")
        assert first.receipt_path in letter.text
        assert second.receipt_path not in letter.text + letter.html

    def test_its_page_shows_how_to_join_only_while_the_place_stands(
        self, webinar, client, time_machine
    ):
        WebinarPage.objects.update(capacity=None)
        register(client, webinar, 1)
        register(client, webinar, 2, answer_email="person-1@example.org")
        time_machine.move_to(START - timedelta(hours=2))
        first, second = WebinarRegistration.objects.order_by("pk")
        page = second.inquiry.receipt_path
        assert "meet.example.org" in client.get(page).content.decode()
        cancel_place(first)
        assert "meet.example.org" not in client.get(page).content.decode()

    def test_who_came_after_spam_in_their_name_stands_in_line(self, webinar, client, administrator):
        register(client, webinar, 1)
        register(client, webinar, 2, 3, answer_email="person-1@example.org", answer_access="Ramp")
        forged, *_same = WebinarRegistration.objects.order_by("pk")
        close(forged.inquiry, administrator, ClosingReason.SPAM)
        forged, heir, again = WebinarRegistration.objects.order_by("pk")
        assert (heir.repeats, heir.place, again.repeats) == (None, "seat", heir)
        assert (forged.place, recipients("seat")) == ("waiting", ["person-1"])
        assert AccessRequest.objects.of_webinar(webinar.translation_key).count() == 2
        # It was none after all: the place stays where it is.
        change_status(forged.inquiry, Status.NEW, administrator)
        forged.refresh_from_db()
        assert (forged.repeats, recipients("seat")) == (heir, ["person-1"])

    def test_who_waits_in_the_stead_of_spam_is_told(self, webinar, client, administrator):
        register(client, webinar, 1, 2)
        register(client, webinar, 3, answer_email="person-2@example.org")
        forged = Inquiry.objects.get(sender_name="Person 2")
        close(forged, administrator, ClosingReason.SPAM)
        heir = WebinarRegistration.objects.get(inquiry__sender_name="Person 3")
        assert (heir.repeats, heir.place) == (None, "waiting")
        assert "on the waiting list" in heir.inquiry.mail.last().text


class TestLetters:
    def test_the_mailbox_is_not_mailed_what_people_need(self, webinar, client):
        register(client, webinar, 1, answer_access="A ramp", answer_organization="Tenants")
        notice = OutboxMessage.objects.get(kind="notice")
        assert "Tenants" in notice.text
        assert "A ramp" not in notice.text + notice.html

    def test_none_to_a_place_that_changed_while_others_were_written_to(
        self, webinar, client, monkeypatch
    ):
        WebinarPage.objects.update(capacity=None)
        register(client, webinar, 1, 2, 3)
        last = WebinarRegistration.objects.last()
        Inquiry.objects.filter(sender_name="Person 2").update(status=Status.QUARANTINE)
        stale = list(WebinarRegistration.objects.select_related("inquiry"))
        cancel_place(last)
        assert occasions.tell_once(stale, "recording", "recording", words) == 1
        assert recipients("recording") == ["person-1"]

    def test_reminders_in_the_outbox_do_not_outlive_what_they_say(
        self, webinar, client, time_machine
    ):
        register(client, webinar, 1)
        time_machine.move_to(START - timedelta(hours=20))
        run_cron()
        assert recipients("reminder") == ["person-1"]
        publish(webinar, cancelled=True)
        assert recipients("reminder") == []
        publish(webinar, cancelled=False)
        run_cron()
        assert recipients("reminder") == ["person-1"], "it is held after all"
        cancel_place(WebinarRegistration.objects.first())
        assert recipients("reminder") == []

    def test_nor_the_start(self, webinar, client, time_machine):
        register(client, webinar, 1)
        time_machine.move_to(START - timedelta(minutes=5))
        run_cron()
        sent = OutboxMessage.objects.get(kind="reminder")
        time_machine.move_to(START + timedelta(minutes=5))
        run_cron()
        assert not OutboxMessage.objects.filter(pk=sent.pk).exists()

    def test_a_translation_says_no_old_note(self, webinar, twin, client):
        WebinarPage.objects.filter(pk=twin.pk).update(change_note="Ayer")
        register(client, twin, 1)
        publish(webinar, starts_at=LATER, ends_at=LATER + timedelta(hours=1), change_note="Sorry")
        text = OutboxMessage.objects.get(kind="change").text
        assert "Ayer" not in text
        assert "Sorry" not in text

    def test_every_language_gets_the_recording(self, webinar, twin, client, time_machine):
        register(client, twin, 1)
        time_machine.move_to(START + timedelta(days=1))
        WebinarPage.objects.filter(pk=webinar.pk).update(
            recording_url="https://films.example.org/1", transcript="<p>Hi</p>"
        )
        tell_of_recording(WebinarPage.objects.get(pk=webinar.pk))
        text = OutboxMessage.objects.get(kind="recording").text
        assert "https://films.example.org/1" in text
        assert webinar.full_url in text
        assert twin.full_url in text

    def test_released_from_quarantine_one_letter_says_how_things_stand(
        self, webinar, client, administrator
    ):
        register(client, webinar, 1, reply_topic="buy")
        stopped = Inquiry.objects.get()
        change_status(stopped, Status.NEW, administrator)
        letter = stopped.mail.exclude(kind="notice").get()
        assert (letter.kind, letter.state) == ("acknowledgement", MailState.WAITING)
        assert "have a seat" in letter.text
        # What was not held is not written again.
        OutboxMessage.objects.update(state=MailState.SENT)
        change_status(stopped, Status.QUARANTINE, administrator)
        change_status(stopped, Status.NEW, administrator)
        assert recipients("acknowledgement") == ["person-1"]
        assert recipients("seat") == ["person-1"]


def words(_webinar, _registration):
    """Return a letter that says nothing."""
    return occasions.Letter("Subject", [])


def test_one_webinar_in_trouble_does_not_stop_the_letters_of_others(
    webinar, time_machine, monkeypatch
):
    other = WebinarPageFactory(
        parent=WebinarIndexPage.objects.get(),
        registration_open=True,
        starts_at=START + timedelta(minutes=1),
    )
    register(Client(), other, 1)
    follow = send_webinar_letters.follow

    def fails(key):
        if key == webinar.translation_key:
            raise OperationalError("deadlock detected")
        return follow(key)

    monkeypatch.setattr(send_webinar_letters, "follow", fails)
    time_machine.move_to(START - timedelta(hours=1))
    assert "reminded 1" in run_cron()


def test_a_deletion_holds_all_webinars_first_and_in_one_order(webinar, client, monkeypatch):
    WebinarPageFactory(parent=WebinarIndexPage.objects.get(), registration_open=True)
    for number, page in enumerate(WebinarPage.objects.order_by("-pk")):
        register(client, page, number)
    held = []
    monkeypatch.setattr(
        "programs.webinars.places.lock_webinars", lambda keys: held.append(set(keys))
    )
    Inquiry.objects.filter(pk__gt=0).delete()
    assert held[0] == set(WebinarPage.objects.values_list("translation_key", flat=True))


def test_no_panel_of_the_dashboard_outlives_its_request(webinar, client, administrator):
    register(client, webinar, 1, answer_access="A ramp")
    panel = AccessPanel()
    assert [row["number"] for row in panel._rows(administrator)] == [1]
    gone = weakref.ref(panel)
    del panel
    gc.collect()
    assert gone() is None
