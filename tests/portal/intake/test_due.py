"""When an answer is due, what the inbox shows of it, and the letter of the morning."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from portal.intake.audiences import Audience
from portal.intake.models import Addition, Inquiry, MailKind, OutboxMessage, Status
from portal.intake.workdays import due_after, end_of_day
from tests.factories.intake import colleague, contact_page, inquiry, logged_in, send

pytestmark = pytest.mark.django_db

WEDNESDAY = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)  # 9 a.m. in New York


def remind() -> str:
    out = StringIO()
    call_command("remind_of_overdue", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2026-11-25T14:00Z", 1, "2026-11-26"),
        ("2026-11-27T14:00Z", 1, "2026-11-30"),  # Friday: Monday
        ("2026-11-28T14:00Z", 3, "2026-12-02"),  # Saturday, as if it were Friday
        ("2026-11-26T03:00Z", 1, "2026-11-26"),  # still Wednesday evening in New York
        ("2026-10-30T14:00Z", 2, "2026-11-03"),  # the clock goes back on 1 November
        ("2026-11-25T14:00Z", 10, "2026-12-09"),
    ],
)
def test_working_days_are_counted_in_the_zone_of_the_site(received, days, due):
    answer = due_after(datetime.fromisoformat(received.replace("Z", "+00:00")), days)
    assert f"{answer:%Y-%m-%d %H:%M:%S %Z}" == f"{due} 23:59:59 EST"


def test_the_day_that_ends_summer_time_ends_at_its_end():
    evening = datetime(2026, 11, 2, 4, 30, tzinfo=UTC)  # 11:30 p.m. on Sunday, 1 November
    assert end_of_day(evening) - evening == timedelta(minutes=29, seconds=59)


def test_a_route_says_when_its_answers_are_due(site_root, client, staff, administrator):
    page = contact_page(site_root, {Audience.OTHER: "desk@example.org"})
    page.routes.update(answer_within_days=2)
    with time_machine.travel(WEDNESDAY, tick=False):
        send(client, page)
        one = Inquiry.objects.get()
        assert one.due_at == due_after(WEDNESDAY, 2)
        assert one.promised_by == one.due_at
        assert "11/27/2026" in staff.get("/admin/inquiries/").content.decode()
    with time_machine.travel(WEDNESDAY + timedelta(days=2), tick=False):
        staff.force_login(administrator)  # yesterday's session is over
        assert "Due today" in staff.get("/admin/inquiries/?due=today").content.decode()
        assert one.reference not in staff.get("/admin/inquiries/?due=overdue").content.decode()
    with time_machine.travel(WEDNESDAY + timedelta(days=5), tick=False):
        staff.force_login(administrator)
        assert "Overdue by 3 days" in staff.get("/admin/inquiries/?due=overdue").content.decode()
        assert "Overdue by 3 days" in staff.get("/admin/").content.decode()


@time_machine.travel(WEDNESDAY, tick=False)
def test_each_morning_one_letter_to_each_who_owes_an_answer(mailoutbox):
    ada, gone = colleague("change_inquiry", name="Ada"), colleague("change_inquiry")
    gone.is_active = False
    gone.save()
    yesterday, tonight = WEDNESDAY - timedelta(days=1), end_of_day(WEDNESDAY)
    hers = [inquiry(due_at=yesterday, assignee=ada), inquiry(due_at=tonight, assignee=ada)]
    desk = [inquiry(due_at=yesterday), inquiry(due_at=yesterday, assignee=gone)]
    inquiry(due_at=yesterday, mailbox="")
    for fields in [
        {"due_at": tonight + timedelta(days=1)},
        {"due_at": yesterday, "status": Status.WAITING},
        {"due_at": yesterday, "status": Status.QUARANTINE},
        {"due_at": yesterday, "kind": "registration"},
    ]:
        inquiry(mailbox="nobody@example.org", **fields)

    assert "wrote 2 reminders; 0 were written to before; 1 inquiries have nobody" in remind()
    assert "wrote 0 reminders; 2 were written to before" in remind()
    letters = {message.recipient: message for message in OutboxMessage.objects.all()}
    assert set(letters) == {ada.email, "desk@example.org"}
    for message in letters.values():
        assert (message.kind, message.inquiry) == (MailKind.OVERDUE, None)
        assert "Ana" not in message.text + message.html
        assert "organizers" not in message.text + message.html
    assert letters[ada.email].subject == "Inquiries: 1 overdue, 1 due today"
    assert all(one.reference in letters[ada.email].text for one in hers)
    assert all(one.reference in letters["desk@example.org"].text for one in desk)
    assert not any(one.reference in letters[ada.email].text for one in desk)

    with time_machine.travel(WEDNESDAY + timedelta(days=1), tick=False):
        assert "wrote 3 reminders" in remind()


@time_machine.travel(WEDNESDAY, tick=False)
def test_the_mailbox_hears_of_what_waits_in_quarantine():
    lately, before = WEDNESDAY - timedelta(hours=3), WEDNESDAY - timedelta(hours=21)
    stopped = {"status": Status.QUARANTINE, "mailbox": "press@example.org"}
    for fields in (
        {"received_at": before},
        {"received_at": before, "kind": "registration"},
        {"received_at": lately},
        {"received_at": before, "verdict": "spam"},
    ):
        inquiry(**{**stopped, **fields})
    Addition.objects.create(
        inquiry=inquiry(received_at=before), key=uuid4(), text="x", is_held=True, created_at=before
    )
    assert "wrote 2 reminders" in remind()
    letters = {message.recipient: message for message in OutboxMessage.objects.all()}
    letter = letters["press@example.org"]
    assert letter.subject == "Quarantine: 2 to look at"
    assert "2 messages have waited in quarantine since yesterday" in letter.text
    assert "/admin/inquiries/quarantine/" in letter.text
    assert "Ana" not in letter.text
    assert letters["desk@example.org"].subject == "Quarantine: 1 to look at"


def test_a_reminder_that_cannot_be_sent_is_on_the_dashboard(staff):
    inquiry(due_at=timezone.now() - timedelta(days=1))
    remind()
    OutboxMessage.objects.update(state="failed", last_error="no such box")
    shown = staff.get("/admin/").content.decode()
    assert "no such box" in shown
    message = OutboxMessage.objects.get()
    assert staff.post(f"/admin/inquiries/mail/{message.pk}/send/").status_code == 302
    message.refresh_from_db()
    assert message.state == "waiting"


@time_machine.travel(WEDNESDAY, tick=False)
def test_the_dashboard_counts_what_one_may_read():
    me = colleague("view_inquiry", "change_inquiry")
    late = WEDNESDAY - timedelta(days=1)
    inquiry(assignee=me, due_at=late)
    inquiry(due_at=end_of_day(WEDNESDAY))
    inquiry(status=Status.QUARANTINE)
    inquiry(kind="registration")
    inquiry(is_limited=True, due_at=late)
    client = logged_in(me)
    shown = client.get("/admin/").content.decode()
    for figure in (
        "<b>1</b> Mine",
        "<b>1</b> Unassigned",
        "<b>1</b> Overdue",
        "<b>1</b> Due today",
        "<b>1</b> Quarantine",
        "<b>0</b> Failed mail",
    ):
        assert figure in shown
    listed = client.get(f"/admin/inquiries/?assignee={me.pk}&due=all")
    assert len(listed.context["object_list"]) == 1
