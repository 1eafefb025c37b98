"""What staff do with an inquiry. Each act is logged with who and when, without personal data."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from .models import Inquiry, InquiryNote, MailState, OutboxMessage, Status
from .outbox.tasks import wake_worker_after_commit

Staff = AbstractBaseUser | AnonymousUser
"""What `request.user` is; the admin lets nobody anonymous in."""


def change_status(inquiry: Inquiry, status: str, user: Staff) -> None:
    """Put an inquiry into another status.

    Leaving quarantine sends the mail that was held; entering it holds what is not sent yet.
    """
    before = inquiry.status
    if status == before:
        return
    with transaction.atomic():
        inquiry.status = status
        inquiry.save(update_fields=["status"])
        if before == Status.QUARANTINE:
            _send_soon(inquiry.mail.filter(state=MailState.HELD))
        elif status == Status.QUARANTINE:
            inquiry.mail.filter(state=MailState.WAITING).update(state=MailState.HELD)
        log(inquiry, "intake.status", user=user, data={"from": before, "to": status})


def assign(inquiry: Inquiry, assignee: AbstractBaseUser | None, user: Staff) -> None:
    """Say who answers an inquiry; None gives it back to everybody."""
    if inquiry.assignee_id == (assignee.pk if assignee else None):
        return
    with transaction.atomic():
        inquiry.assignee = assignee  # type: ignore[assignment]  # our user model
        inquiry.save(update_fields=["assignee"])
        name = assignee.get_username() if assignee else ""
        log(inquiry, "intake.assign", user=user, data={"to": name})


def add_note(inquiry: Inquiry, text: str, user: Staff) -> InquiryNote:
    """Keep a remark for colleagues."""
    with transaction.atomic():
        note = InquiryNote.objects.create(inquiry=inquiry, author_id=user.pk, text=text)
        log(inquiry, "intake.note", user=user)
    return note


def send_again(message: OutboxMessage, user: Staff) -> None:
    """Have a message that failed, waits or was held sent at once, with all its attempts anew."""
    with transaction.atomic():
        unsent = OutboxMessage.objects.filter(pk=message.pk).exclude(state=MailState.SENT)
        _send_soon(unsent)
        log(message.inquiry, "intake.resend", user=user, data={"kind": message.kind})


def _send_soon(messages: QuerySet[OutboxMessage]) -> None:
    now = timezone.now()
    messages.update(state=MailState.WAITING, attempts=0, next_attempt_at=now, last_error="")
    wake_worker_after_commit()
