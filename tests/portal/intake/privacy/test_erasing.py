"""What is deleted is gone from everywhere; figures and an audit entry stay, without a name."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import FormState

from portal.intake.handling import add_note, change_status
from portal.intake.models import Act, AuditEntry, Erasure, Figure, Inquiry, OutboxMessage, Status
from portal.intake.privacy.erasing import erase, erase_person
from portal.intake.privacy.list_of_erasures import KEPT
from portal.intake.sender.withdrawal import withdraw
from tests.factories.intake import inquiry as of_many
from tests.factories.intake import send
from tests.rig.everywhere import places_with

pytestmark = pytest.mark.django_db

CANARY = "zebrafinch"
ADDRESS = f"{CANARY}@example.org"


@pytest.fixture
def colleague():
    return get_user_model().objects.create_user("colleague")


@pytest.fixture
def inquiry(client, page, colleague) -> Inquiry:
    """An inquiry that left its traces wherever a portal keeps any."""
    send(client, page, answer_your_name=CANARY.title(), answer_your_e_mail=ADDRESS)
    sent = Inquiry.objects.get(sender_email=ADDRESS)
    change_status(sent, Status.OPEN, colleague)
    add_note(sent, f"{CANARY} called back", colleague)
    FormState.objects.create(
        content_type=ContentType.objects.get_for_model(Inquiry),
        object_id=str(sent.pk),
        user=colleague,
        data=f"note={CANARY}",
        last_updated_at=timezone.now(),
    )
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="some.task",
        backend_name="default",
        run_after=timezone.now(),
        status="FAILED",
        exception_class_path="psycopg.DataError",
        traceback=f"DETAIL: Failing row contains ({ADDRESS}).",
    )
    return sent


def assert_gone():
    assert places_with(CANARY) == []


def test_the_search_for_traces_bites(inquiry):
    found = places_with(CANARY)
    assert {
        "intake_inquiry.sender_email",
        "intake_inquiry.stored_answers",
        "intake_outboxmessage.recipient",
        "intake_outboxmessage.text",
        "intake_outboxmessage.html",
        "intake_inquirynote.text",
        "wagtailadmin_formstate.data",
        "django_tasks_database_dbtaskresult.traceback",
    } <= set(found)


def test_the_day_on_the_receipt_is_kept_everywhere(inquiry, client, page):
    call_command("purge_personal_data")
    assert Inquiry.objects.exists()

    inquiry.delete_after = timezone.localdate() - timedelta(days=1)
    inquiry.save()
    send(client, page, answer_your_name="Bo Other")
    call_command("purge_personal_data")

    assert_gone()
    assert [kept.sender_name for kept in Inquiry.objects.all()] == ["Bo Other"]
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.form, entry.user) == (Act.RETENTION, "Write to us", None)
    assert entry.counts["intake.Inquiry"] == 1
    assert entry.counts["intake.OutboxMessage"] == 2
    assert entry.counts["wagtailcore.ModelLogEntry"] == 2
    assert entry.first_day == entry.last_day == inquiry.received_at.date()
    assert Figure.objects.get().number == 1
    with pytest.raises(ValueError, match="never changed"):
        entry.save()


def test_a_sender_withdraws(inquiry):
    erase(inquiry)
    assert_gone()
    assert AuditEntry.objects.get().act == Act.WITHDRAWAL
    assert not OutboxMessage.objects.exists()


def test_one_person_is_erased_whole_and_others_are_not(inquiry, client, page, colleague):
    send(client, page, answer_your_e_mail=ADDRESS.upper(), answer_your_message="Once more")
    send(client, page, answer_your_name="Bo Other")
    OutboxMessage.objects.create(kind="overdue", recipient=ADDRESS, subject="x", text="x")

    gone = erase_person(ADDRESS, user=colleague)
    assert_gone()
    assert gone["intake.Inquiry"] == 2
    assert Inquiry.objects.get().sender_name == "Bo Other"
    assert {entry.act for entry in AuditEntry.objects.all()} == {Act.ERASURE}
    assert {entry.user for entry in AuditEntry.objects.all()} == {colleague}


def test_all_of_it_goes_or_nothing(inquiry, monkeypatch):
    def fails(*_args, **_options):
        raise RuntimeError

    monkeypatch.setattr(AuditEntry.objects, "create", fails)
    with pytest.raises(RuntimeError):
        erase_person(ADDRESS)
    assert Inquiry.objects.exists()
    assert not Erasure.objects.exists()
    assert not Figure.objects.exists()


def test_erased_people_stay_erased_after_a_backup_is_restored(
    inquiry, client, page, colleague, list_of_erasures, django_capture_on_commit_callbacks
):
    send(client, page, answer_your_name="Bo Other", answer_your_e_mail="bo@example.org")
    withdrawn = Inquiry.objects.get(sender_email="bo@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(ADDRESS, user=colleague)
        erase(withdrawn)
    listed = list_of_erasures.read_text()
    assert len(listed.splitlines()) == 3
    assert CANARY not in listed

    # The backup comes back: rows as they were, and a table of erasures that knows nothing.
    Erasure.objects.all().delete()
    Inquiry.objects.bulk_create([inquiry, withdrawn])
    send(client, page, answer_your_e_mail=ADDRESS, answer_your_message="I write again")
    send(client, page, answer_your_name="Cy Third", answer_your_e_mail="cy@example.org")
    call_command("reapply_erasures")

    kept = {inquiry.sender_email: inquiry for inquiry in Inquiry.objects.all()}
    assert set(kept) == {ADDRESS, "cy@example.org"}
    assert "I write again" in str(kept[ADDRESS].stored_answers)  # a new dealing, not the old one
    assert AuditEntry.objects.filter(act=Act.REPEATED).exists()


def test_what_was_withdrawn_stays_withdrawn(inquiry):
    withdraw(inquiry)
    Inquiry.objects.all().delete()
    Inquiry.objects.bulk_create([inquiry])  # the backup, in which nobody had withdrawn it yet
    call_command("reapply_erasures")
    assert not Inquiry.objects.exists()


def test_the_list_survives_a_new_secret_key(inquiry, settings):
    erase_person(ADDRESS)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 10
    Inquiry.objects.bulk_create([inquiry])
    call_command("reapply_erasures")
    assert not Inquiry.objects.exists()


def test_an_erasure_is_remembered_as_long_as_backups(inquiry, list_of_erasures):
    erase_person(ADDRESS)
    call_command("purge_personal_data")
    assert len(list_of_erasures.read_text().splitlines()) == 2
    Erasure.objects.update(at=timezone.now() - KEPT - timedelta(days=1))
    list_of_erasures.unlink()
    call_command("purge_personal_data")
    assert not Erasure.objects.exists()
    assert list_of_erasures.read_text() == ""


def test_many_go_at_once(inquiry):
    for number in range(150):
        of_many(sender_name=f"Person {number}", sender_email=f"{number}@example.org")
    Inquiry.objects.update(delete_after=timezone.localdate() - timedelta(days=1))
    call_command("purge_personal_data")
    assert not Inquiry.objects.exists()
    assert_gone()
