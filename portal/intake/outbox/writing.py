"""The one way to write mail: a letter made of parts goes into the outbox, as HTML and as text.

write_letter(
    MailKind.REMINDER, "ana@example.org", subject, [Paragraph(...), Way(...)],
    language="es", inquiry=inquiry,
)
"""

from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation

from portal.intake.models import Inquiry, MailKind, MailState, OutboxMessage

from .layout import lay_out
from .parts import Parts
from .tasks import wake_worker_after_commit

LONGEST_SUBJECT = 255


def absolute(path: str) -> str:
    """Return the address of a path of this site, for a letter.

    Never made from the request: its Host header is the visitor's to choose.
    """
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def write_letter(
    kind: MailKind,
    recipient: str,
    subject: str,
    parts: Parts,
    *,
    language: str,
    inquiry: Inquiry | None = None,
    reply_to: str = "",
    held_because: str = "",
    in_reply_to: str = "",
    calendar: str = "",
    leave_url: str = "",
    not_before: datetime | None = None,
) -> OutboxMessage:
    """Put a letter into the outbox and return it; after COMMIT the worker is woken.

    Call it inside the transaction of what the letter tells of. `subject` and `parts` are already
    in `language`, which marks the HTML and turns its layout. `inquiry` is the submission that the
    letter belongs to: it is deleted with it. `in_reply_to` is the Message-ID of an earlier letter
    to the same person. `calendar` is an iCalendar file that goes along. `leave_url` is the absolute
    address at which somebody leaves a series of letters: a page that asks, and that takes a POST
    from a mail program, without a cookie, for a yes (RFC 8058). `not_before` is the
    instant at which the letter becomes due, at once unless given; cron's send_mail_outbox finds
    those. A letter that is `held_because` of something waits until staff send it.
    """
    with translation.override(language):
        look = lay_out(subject, parts, absolute("/"))
    due_at = not_before or timezone.now()
    message = OutboxMessage.objects.create(
        inquiry=inquiry,
        kind=kind,
        recipient=recipient,
        reply_to=reply_to,
        # A header is one line.
        subject=" ".join(subject.split())[:LONGEST_SUBJECT],
        text=look.text,
        html=look.html,
        in_reply_to=in_reply_to,
        calendar=calendar,
        leave_url=leave_url,
        state=MailState.HELD if held_because else MailState.WAITING,
        last_error=held_because,
        due_at=due_at,
        next_attempt_at=due_at,
    )
    if not held_because and not_before is None:
        wake_worker_after_commit()
    return message
