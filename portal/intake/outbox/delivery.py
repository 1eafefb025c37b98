"""Send what is due in the outbox. A message is tried again until it is sent or given up.

Delivery is at least once: a worker that dies after the server took a message, or whose database is
gone in that moment, leaves it to the next, who sends it again with the same Message-ID and Date, by
which mail programs and people recognise it.
"""

import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.intake.models import MailState, OutboxMessage
from portal.security.discretion import BLOT, EMAIL

from .envelope import as_mail

_MINUTES = [1, 2, 5, 10, 30, 60, 120, 240, 480, 720, 1440, 1440, 1440]
BACK_OFF = [timedelta(minutes=minutes) for minutes in _MINUTES]
"""How long to wait after each attempt that went wrong."""

GIVE_UP_AFTER = sum(BACK_OFF, timedelta())
"""Four days, as RFC 5321, 4.5.4.1, asks for at least; then staff are told."""

SERVER_AGAIN_AFTER = timedelta(minutes=30)
"""How long at most to wait for a server that is out of reach: when it is back, mail flows soon."""

TOO_LARGE = 552  # RFC 1870, 6.1


@dataclass
class Delivery:
    """What one run of the postman did."""

    sent: int = 0
    put_off: int = 0
    failed: int = 0
    next_attempt_at: datetime | None = None
    """When the first message that was put off in this run comes due again."""


class ServerUnreachable(Exception):  # noqa: N818 - a state of the delivery, not a fault of ours
    """The mail server cannot be used now; that is no fault of the message."""


class Rejected(Exception):  # noqa: N818 - as above
    """The mail server will never take this message."""


class PutOff(Exception):  # noqa: N818 - as above
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
                is_server = isinstance(fault, ServerUnreachable)
                if _put_off(message, str(fault), SERVER_AGAIN_AFTER if is_server else None):
                    delivery.put_off += 1
                    due = message.next_attempt_at
                    delivery.next_attempt_at = min(delivery.next_attempt_at or due, due)
                else:
                    delivery.failed += 1
                if is_server:
                    break
            else:
                _mark_sent(message)
                delivery.sent += 1
    finally:
        _close(connection)
    return delivery


def _send(message: OutboxMessage, connection: BaseEmailBackend) -> None:
    try:
        mail = as_mail(message, connection)
    except ValueError as error:
        raise Rejected(_("The message cannot be written as mail.")) from error
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
    except smtplib.SMTPSenderRefused as error:
        # Our address or our log-in is what the server does not want, whatever the message.
        if error.smtp_code == TOO_LARGE:
            raise _verdict(error.smtp_code, error.smtp_error) from error
        raise ServerUnreachable(
            _("The mail server refused the sender (%(code)s: %(reply)s).")
            % _said(error.smtp_code, error.smtp_error)
        ) from error
    except smtplib.SMTPNotSupportedError as error:  # RFC 6531: an address beyond ASCII
        raise Rejected(_("The mail server cannot take this address.")) from error
    except smtplib.SMTPServerDisconnected as error:
        raise ServerUnreachable(_unreachable(error)) from error
    except smtplib.SMTPResponseException as error:
        raise _verdict(error.smtp_code, error.smtp_error) from error
    except OSError as error:  # includes every other SMTPException
        raise ServerUnreachable(_unreachable(error)) from error
    except ValueError as error:  # a header or an address that no mail may have
        raise Rejected(_("The message cannot be written as mail.")) from error


def _unreachable(error: Exception) -> str:
    # smtplib tells of a server that stalls by the end of the connection.
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return _("The mail server did not answer in time.")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _("The mail server refused the user name or password.")
    return _("The mail server could not be reached.")


def _said(code: int, reply: bytes | str) -> dict[str, Any]:
    said = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    # Servers repeat the address that they refuse.
    return {"code": code, "reply": EMAIL.sub(BLOT, " ".join(said.split()))}


def _verdict(code: int, reply: bytes | str) -> Exception:
    words = _said(code, reply)
    if code == 421:  # RFC 5321 4.2.2: service not available, closing the channel
        return ServerUnreachable(_("The mail server is busy (%(code)s: %(reply)s).") % words)
    if 500 <= code < 600:
        return Rejected(_("The mail server refused the message (%(code)s: %(reply)s).") % words)
    return PutOff(_("The mail server asked to try later (%(code)s: %(reply)s).") % words)


# Written without reading first: the message may be held or deleted by now, with its inquiry.


def _mark_sent(message: OutboxMessage) -> None:
    OutboxMessage.objects.filter(pk=message.pk).update(
        state=MailState.SENT, sent_at=timezone.now(), last_error=""
    )


def _give_up(message: OutboxMessage, why: str) -> None:
    OutboxMessage.objects.filter(pk=message.pk, state=MailState.WAITING).update(
        state=MailState.FAILED, last_error=why[:500]
    )


def _put_off(message: OutboxMessage, why: str, longest: timedelta | None) -> bool:
    """Plan the next attempt, `longest` from now at the latest; False when this was the last."""
    now = timezone.now()
    if now - message.due_at >= GIVE_UP_AFTER:
        _give_up(message, why)
        return False
    wait = BACK_OFF[min(message.attempts, len(BACK_OFF)) - 1]
    message.next_attempt_at = now + (min(wait, longest) if longest else wait)
    OutboxMessage.objects.filter(pk=message.pk, state=MailState.WAITING).update(
        next_attempt_at=message.next_attempt_at, last_error=why[:500]
    )
    return True


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        return  # A server that is gone needs no goodbye.
