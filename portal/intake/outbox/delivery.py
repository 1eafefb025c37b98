"""Send what is due in the outbox. A message is tried again until it is sent or given up.

Delivery is at least once: a worker that dies after the server took a message sends it again,
with the same Message-ID, by which mail programs and people recognise it.
"""

import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.intake.models import MailKind, MailState, OutboxMessage
from portal.security.discretion import BLOT, EMAIL

_MINUTES = [1, 2, 5, 10, 30, 60, 120, 240, 480, 720, 1440, 1440, 1440]
BACK_OFF = [timedelta(minutes=minutes) for minutes in _MINUTES]
"""How long to wait after each attempt that went wrong: four days in all, then staff are told."""


@dataclass
class Delivery:
    """What one run of the postman did."""

    sent: int = 0
    put_off: int = 0
    failed: int = 0
    next_attempt_at: datetime | None = None
    """When the first message that was put off in this run comes due again."""


class ServerUnreachable(Exception):  # noqa: N818
    """The mail server cannot be used now; that is no fault of the message."""


class Rejected(Exception):  # noqa: N818
    """The mail server will never take this message."""


class PutOff(Exception):  # noqa: N818
    """The mail server may take this message later."""


def deliver_due() -> Delivery:
    """Send every message that is due and return what happened; never raises for mail faults.

    The run ends when nothing is due, or at once when the mail server is out of reach: the other
    messages stay due, and the next run finds them.
    """
    delivery = Delivery()
    connection = get_connection()
    try:
        while (message := OutboxMessage.objects.claim_next()) is not None:
            try:
                _send(message, connection)
            except Rejected as fault:
                _give_up(message, str(fault))
                delivery.failed += 1
            except (PutOff, ServerUnreachable) as fault:
                if _put_off(message, str(fault)):
                    delivery.put_off += 1
                    due = message.next_attempt_at
                    delivery.next_attempt_at = min(delivery.next_attempt_at or due, due)
                else:
                    delivery.failed += 1
                if isinstance(fault, ServerUnreachable):
                    break
            else:
                _mark_sent(message)
                delivery.sent += 1
    finally:
        _close(connection)
    return delivery


def _send(message: OutboxMessage, connection: BaseEmailBackend) -> None:
    mail = _as_mail(message, connection)
    try:
        # Kept open for the whole run; a no-op when it is open already.
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise ServerUnreachable(_unreachable(error)) from error
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, reply = next(iter(error.recipients.values()))
        raise _verdict(code, reply) from error
    except smtplib.SMTPServerDisconnected as error:
        raise ServerUnreachable(_unreachable(error)) from error
    except smtplib.SMTPResponseException as error:
        raise _verdict(error.smtp_code, error.smtp_error) from error
    except OSError as error:  # includes every other SMTPException
        raise ServerUnreachable(_unreachable(error)) from error
    except ValueError as error:  # a header or an address that no mail may have
        raise Rejected(_("The message cannot be written as mail.")) from error


def _as_mail(message: OutboxMessage, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": message.message_id,
        # RFC 3834: other people's out-of-office replies do not answer to it.
        "Auto-Submitted": "no" if message.kind == MailKind.REPLY else "auto-generated",
    }
    if message.in_reply_to:
        headers |= {"In-Reply-To": message.in_reply_to, "References": message.in_reply_to}
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        to=[message.recipient],
        reply_to=[message.reply_to] if message.reply_to else [],
        headers=headers,
        connection=connection,
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    if message.calendar:
        mail.attach("webinar.ics", message.calendar, "text/calendar")
    return mail


def _unreachable(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return _("The mail server did not answer in time.")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _("The mail server refused the user name or password.")
    return _("The mail server could not be reached.")


def _verdict(code: int, reply: bytes | str) -> Exception:
    said = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    # Servers repeat the address that they refuse.
    words = {"code": code, "reply": EMAIL.sub(BLOT, " ".join(said.split()))}
    if code == 421:  # RFC 5321 4.2.2: service not available, closing the channel
        return ServerUnreachable(_("The mail server is busy (%(code)s: %(reply)s).") % words)
    if 500 <= code < 600:
        return Rejected(_("The mail server refused the message (%(code)s: %(reply)s).") % words)
    return PutOff(_("The mail server asked to try later (%(code)s: %(reply)s).") % words)


def _mark_sent(message: OutboxMessage) -> None:
    message.state = MailState.SENT
    message.sent_at = timezone.now()
    message.last_error = ""
    message.save(update_fields=["state", "sent_at", "last_error"])


def _give_up(message: OutboxMessage, why: str) -> None:
    message.state = MailState.FAILED
    message.last_error = why[:500]
    message.save(update_fields=["state", "last_error"])


def _put_off(message: OutboxMessage, why: str) -> bool:
    """Plan the next attempt; False when this was the last."""
    if message.attempts > len(BACK_OFF):
        _give_up(message, why)
        return False
    message.next_attempt_at = timezone.now() + BACK_OFF[message.attempts - 1]
    message.last_error = why[:500]
    message.save(update_fields=["next_attempt_at", "last_error"])
    return True


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        return  # A server that is gone needs no goodbye.
