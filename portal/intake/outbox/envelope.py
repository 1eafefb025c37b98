"""A message of the outbox as mail: its headers, and how its letters become octets."""

from email.charset import QP, Charset
from email.utils import format_datetime

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from portal.intake.models import MailKind, OutboxMessage

QUOTED_PRINTABLE = Charset("utf-8")
QUOTED_PRINTABLE.body_encoding = QP
"""Only ASCII, in lines of 76: any server takes it (RFC 5321, 4.5.3.1.6; RFC 6152) unchanged."""


def as_mail(message: OutboxMessage, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """Return a message as mail for an open or closed `connection`.

    Raises ValueError for an address that this mail cannot carry.
    """
    for address in (message.recipient, message.reply_to):
        _check(address)
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        to=[message.recipient],
        reply_to=[message.reply_to] if message.reply_to else [],
        headers=_headers(message),
        connection=connection,
    )
    mail.encoding = QUOTED_PRINTABLE  # Django takes a Charset, too
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    if message.calendar:
        mail.attach("webinar.ics", message.calendar, "text/calendar")
    return mail


def _headers(message: OutboxMessage) -> dict[str, str]:
    headers = {
        "Message-ID": message.message_id,
        # When it was ready to go (RFC 5322, 3.6.1), so the same each time that it is sent.
        "Date": format_datetime(message.due_at),
    }
    if message.kind == MailKind.REPLY:
        headers["Auto-Submitted"] = "no"
    else:
        # RFC 3834, and the same for Exchange: out-of-office replies do not answer to it. They
        # would go to a stranger, since a notice's answers go to whoever wrote to us.
        headers |= {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    if message.in_reply_to:
        headers |= {"In-Reply-To": message.in_reply_to, "References": message.in_reply_to}
    if message.leave_url:
        headers |= {
            "List-Unsubscribe": f"<{message.leave_url}>",  # RFC 2369, 3.2
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058, 3.1
        }
    return headers


def _check(address: str) -> None:
    """Raise ValueError for letters beyond ASCII before the @ sign.

    They need SMTPUTF8 (RFC 6531), which Django does not speak: it would write them as an encoded
    word, which is another address. A domain may have such letters. No form lets them through.
    """
    if not address.rpartition("@")[0].isascii():
        raise ValueError("No mail can be sent to an address with such letters before the @ sign.")
