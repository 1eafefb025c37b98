"""The mail of a submission, in a real conversation with a mail server on the loopback."""

import smtplib
from datetime import timedelta
from email import message_from_string, policy

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.intake.models import Inquiry, MailKind, MailState, OutboxMessage
from portal.intake.models.mail import LEASE
from portal.intake.outbox.delivery import BACK_OFF, SERVER_AGAIN_AFTER, deliver_due
from portal.intake.outbox.parts import Paragraph
from portal.intake.outbox.tasks import deliver_mail
from portal.intake.outbox.writing import write_letter
from tests.factories.intake import send
from tests.rig.postgres import free_port

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


class Mailboxes:
    """What a mail server took; it can refuse what follows."""

    def __init__(self):
        self.taken = []
        self.refusal = {}

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refusal:
            return self.refusal[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refusal:
            return self.refusal[address]
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.taken.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


@pytest.fixture
def server(settings):
    """A running mail server, and the settings that lead to it."""
    mailboxes = Mailboxes()
    controller = Controller(mailboxes, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    settings.EMAIL_TIMEOUT = 2
    controller.mailboxes = mailboxes
    yield controller
    if controller.server:
        controller.stop()


def test_each_route_reaches_its_mailbox(client, page, server):
    send(client, page, "press", answer_your_message="¿Cuándo empieza la próxima cohorte?")
    assert deliver_due().sent == 2

    recipients = [recipient for rcpt, _ in server.mailboxes.taken for recipient in rcpt]
    assert recipients == ["press@example.org", "ana@example.org"]
    notice = server.mailboxes.taken[0][1]
    assert "Reply-To: ana@example.org" in notice
    assert "Auto-Submitted: auto-generated" in notice
    stored = OutboxMessage.objects.get(kind=MailKind.NOTICE)
    assert f"Message-ID: {stored.message_id}" in notice
    assert (stored.state, stored.attempts) == (MailState.SENT, 1)
    assert deliver_due().sent == 0


def test_a_server_that_is_down_costs_the_visitor_nothing(client, page, server, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9  # the discard port: nobody listens
    assert send(client, page, "press").status_code == 303

    run = deliver_due()
    assert (run.sent, run.put_off, run.failed) == (0, 1, 0)
    first = OutboxMessage.objects.order_by("pk").first()
    assert (first.state, first.is_late) == (MailState.WAITING, True)
    assert first.last_error == "The mail server could not be reached."
    identity = first.message_id

    settings.EMAIL_PORT = port  # it is back
    with time_machine.travel(timezone.now() + BACK_OFF[0] + timedelta(seconds=1)):
        assert deliver_due().sent == 2
    assert identity in "".join(content for _, content in server.mailboxes.taken)
    assert not OutboxMessage.objects.unsent().exists()


def test_an_address_that_does_not_exist_is_shown_not_tried_for_ever(client, page, server, staff):
    server.mailboxes.refusal["press@example.org"] = "550 No such mailbox"
    send(client, page, "press")
    run = deliver_due()
    assert (run.sent, run.failed) == (1, 1)
    notice = OutboxMessage.objects.get(kind=MailKind.NOTICE)
    assert notice.state == MailState.FAILED
    assert "550: No such mailbox" in notice.last_error

    inquiry = Inquiry.objects.get()
    assert "550: No such mailbox" in staff.get("/admin/").content.decode()
    assert "Failed" in staff.get("/admin/inquiries/").content.decode()
    assert (
        "550: No such mailbox" in staff.get(f"/admin/inquiries/edit/{inquiry.pk}/").content.decode()
    )

    server.mailboxes.refusal.clear()
    staff.post(f"/admin/inquiries/mail/{notice.pk}/send/")
    assert deliver_due().sent == 1
    assert "550" not in staff.get("/admin/").content.decode()


def test_greylisting_puts_one_message_off_and_sends_the_others(client, page, server):
    server.mailboxes.refusal["press@example.org"] = "451 Come back later"
    send(client, page, "press")
    run = deliver_due()
    assert (run.sent, run.put_off) == (1, 1)
    server.mailboxes.refusal.clear()
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert deliver_due().sent == 1


def test_it_gives_up_after_four_days(client, page, server, settings):
    settings.EMAIL_PORT = 9
    send(client, page, "press")
    OutboxMessage.objects.filter(kind=MailKind.ACKNOWLEDGEMENT).delete()
    now = timezone.now()
    for wait in [timedelta(0), *BACK_OFF]:
        now += wait + timedelta(seconds=1)
        with time_machine.travel(now, tick=False):
            deliver_due()
    message = OutboxMessage.objects.get()
    assert (message.state, message.attempts) == (MailState.FAILED, len(BACK_OFF) + 1)


def test_a_worker_that_dies_leaves_the_message_to_the_next(client, page, server, monkeypatch):
    send(client, page, "press")

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(smtplib.SMTP, "sendmail", killed)
        with pytest.raises(KeyboardInterrupt):
            deliver_due()
    assert deliver_due().sent == 1  # the other one; this one is still leased
    with time_machine.travel(timezone.now() + LEASE + timedelta(seconds=1)):
        call_command("send_mail_outbox")
    assert len(server.mailboxes.taken) == 2


def test_the_worker_is_woken_and_comes_back(
    client, page, server, settings, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(client, page, "press")
    mail_tasks = DBTaskResult.objects.filter(task_path__endswith="deliver_mail")
    assert mail_tasks.count() == 1
    settings.EMAIL_PORT = 9
    assert deliver_mail.func() == {"sent": 0, "put off": 1, "failed": 0}
    assert mail_tasks.filter(run_after__gt=timezone.now(), run_after__year__lt=9000).count() == 1


def as_read(server, number=-1):
    """A message that the server took, as a mail program reads it."""
    return message_from_string(server.mailboxes.taken[number][1], policy=policy.default)


def test_any_server_can_take_any_letter_and_it_is_the_same_each_time(server, db):
    text = "ملاحظة " + "x" * 1200
    written = write_letter(
        MailKind.REMINDER,
        "ana@bücher.example",
        "Erinnerung: " + "Überall wohnen Menschen, die etwas ändern. " * 5,
        [Paragraph(text)],
        language="ar",
        leave_url="https://programs.example.org/registration/secret/reminders/",
    )
    written.refresh_from_db()
    assert deliver_due().sent == 1
    (recipient,), content = server.mailboxes.taken[0]
    assert recipient == "ana@xn--bcher-kva.example"
    assert content.isascii()  # so no server needs 8BITMIME or SMTPUTF8
    assert max(len(line) for line in content.splitlines()) < 100  # RFC 5322: 998
    mail = as_read(server)
    assert mail["Subject"].strip() == written.subject
    assert mail.get_body(("plain",)).get_content().splitlines()[1] == "x" * 1200
    assert "ملاحظة" in mail.get_body(("html",)).get_content()
    assert mail["List-Unsubscribe"].strip() == f"<{written.leave_url}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    # A database that was gone when the message had been taken: it goes out once more.
    OutboxMessage.objects.update(state=MailState.WAITING, next_attempt_at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert deliver_due().sent == 1
    again = as_read(server)
    assert (again["Message-ID"], again["Date"]) == (mail["Message-ID"], mail["Date"])
    assert mail["Date"].datetime == written.due_at.replace(microsecond=0)


def test_no_mail_goes_to_an_address_that_would_become_another(server, db):
    write_letter(MailKind.REMINDER, "josé@example.org", "Soon", [], language="en")
    assert deliver_due().failed == 1
    assert server.mailboxes.taken == []
    assert OutboxMessage.objects.get().last_error == "The message cannot be written as mail."


def test_a_wrong_sender_is_no_fault_of_the_messages(client, page, server, settings):
    server.mailboxes.refusal["portal@example.org"] = "550 5.7.1 Not your address"
    send(client, page, "press")
    run = deliver_due()
    assert (run.put_off, run.failed) == (1, 0)
    late = OutboxMessage.objects.exclude(last_error="").get()
    assert "550: 5.7.1 Not your address" in late.last_error


def test_mail_flows_soon_after_a_long_outage(client, page, server, settings):
    send(client, page, "press")
    OutboxMessage.objects.update(attempts=9)  # 12 hours would follow
    settings.EMAIL_PORT = 9
    run = deliver_due()
    assert run.next_attempt_at <= timezone.now() + SERVER_AGAIN_AFTER


def test_what_is_erased_while_it_is_sent_stays_erased(client, page, server, monkeypatch):
    send(client, page, "press")
    real = smtplib.SMTP.sendmail

    def erased_meanwhile(self, *args, **options):
        Inquiry.objects.all().delete()
        return real(self, *args, **options)

    monkeypatch.setattr(smtplib.SMTP, "sendmail", erased_meanwhile)
    assert deliver_due().sent == 1
    assert not OutboxMessage.objects.exists()


def test_one_click_sends_all_that_failed(client, page, server, administrator, staff):
    for mailbox in ("press@example.org", "ana@example.org"):
        server.mailboxes.refusal[mailbox] = "554 Not from you"
    send(client, page, "press")
    assert deliver_due().failed == 2
    assert "Send all of them again" in staff.get("/admin/").content.decode()
    server.mailboxes.refusal.clear()
    staff.post("/admin/inquiries/mail/send/")
    assert OutboxMessage.objects.figures().failed == 0
    assert deliver_due().sent == 2
    assert "w-panel--dashboard" in staff.get("/admin/").content.decode()
    assert 'id="mail"' not in staff.get("/admin/").content.decode()
