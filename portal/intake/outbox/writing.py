"""The one way to write mail: a letter made of parts goes into the outbox, as HTML and as text.

write_letter(
    MailKind.REMINDER, "ana@example.org", subject, [Paragraph(...), Way(...)],
    language="es", inquiry=inquiry,
)
"""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from portal.intake.models import Inquiry, MailKind, MailState, OutboxMessage

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
    not_before: datetime | None = None,
) -> OutboxMessage:
    """Put a letter into the outbox and return it; after COMMIT the worker is woken.

    Call it inside the transaction of what the letter tells of. `subject` and `parts` are already
    in `language`, which marks the HTML and turns its layout. `inquiry` is the submission that the
    letter belongs to: it is deleted with it. `in_reply_to` is the Message-ID of an earlier letter
    to the same person. `calendar` is an iCalendar file that goes along. `not_before` is the
    instant at which the letter becomes due, at once unless given; cron's send_mail_outbox finds
    those. A letter that is `held_because` of something waits until staff send it.
    """
    with translation.override(language):
        context = {
            "subject": subject,
            "parts": parts,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "site_address": absolute("/"),
        }
        text = render_to_string("intake/mail/letter.txt", context)
        html = render_to_string("intake/mail/letter.html", context)
    message = OutboxMessage.objects.create(
        inquiry=inquiry,
        kind=kind,
        recipient=recipient,
        reply_to=reply_to,
        # A header is one line.
        subject=" ".join(subject.split())[:LONGEST_SUBJECT],
        text=text,
        html=html,
        in_reply_to=in_reply_to,
        calendar=calendar,
        state=MailState.HELD if held_because else MailState.WAITING,
        last_error=held_because,
        next_attempt_at=not_before or timezone.now(),
    )
    if not held_because and not_before is None:
        wake_worker_after_commit()
    return message
