"""Answering the sender from the inbox."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.intake.defence.learning import take_turn
from portal.intake.models import Inquiry, MailKind, Reply, Status
from portal.intake.outbox.replies import reply_to_sender

from .closing import close
from .status import change_status
from .who import Staff

ANSWERABLE = (Status.NEW, Status.OPEN, Status.WAITING, Status.CLOSED)


class Unanswerable(Exception):  # noqa: N818 (it is an answer to staff, not a fault)
    """An inquiry cannot be answered by mail. The message is written for staff."""


def may_be_answered(inquiry: Inquiry) -> bool:
    """Return whether a reply can be written: there is an address, and the inquiry is no spam."""
    return bool(inquiry.sender_email) and inquiry.status in ANSWERABLE


def reply(
    inquiry: Inquiry,
    text: str,
    user: Staff,
    *,
    key: UUID,
    then: str = Status.WAITING,
    quote: bool = False,
) -> Reply:
    """Write to the sender and put the inquiry into the status `then`; return the reply.

    The same `key` again returns the reply that it already made. Reply, mail and status are
    written in one transaction. Raises Unanswerable.
    """
    with transaction.atomic():
        inquiry = Inquiry.objects.held().get(pk=inquiry.pk)
        if earlier := inquiry.replies.filter(key=key).first():
            return earlier
        take_turn()
        if not may_be_answered(inquiry):
            raise Unanswerable(_("This inquiry cannot be answered by mail."))
        now = timezone.now()
        with translation.override(inquiry.language):
            message = reply_to_sender(inquiry, text, quote=quote)
        written = Reply.objects.create(
            inquiry=inquiry, key=key, author_id=user.pk, text=text, message=message, created_at=now
        )
        inquiry.first_replied_at = inquiry.first_replied_at or now
        inquiry.due_at = None
        inquiry.save(update_fields=["first_replied_at", "due_at"])
        log(inquiry, "intake.reply", user=user, data={"kind": MailKind.REPLY})
        if then == Status.CLOSED:
            if inquiry.status != Status.CLOSED:
                close(inquiry, user)
        else:
            change_status(inquiry, then, user)
    return written
