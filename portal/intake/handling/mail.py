"""Mail that failed, waits or is held: sent at once, or kept back."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from portal.intake.models import Inquiry, MailState, OutboxMessage
from portal.intake.outbox.tasks import wake_worker_after_commit

from .who import Staff


def send_again(message: OutboxMessage, user: Staff) -> None:
    """Have a message that failed, waits or was held sent at once, with all its attempts anew."""
    with transaction.atomic():
        unsent = OutboxMessage.objects.filter(pk=message.pk).exclude(state=MailState.SENT)
        send_soon(unsent)
        if message.inquiry:
            log(message.inquiry, "intake.resend", user=user, data={"kind": message.kind})


def send_soon(messages: QuerySet[OutboxMessage]) -> None:
    """Make messages due at once, as if nobody had tried to send them."""
    now = timezone.now()
    messages.update(state=MailState.WAITING, attempts=0, next_attempt_at=now, last_error="")
    wake_worker_after_commit()


def hold(inquiry: Inquiry, why: str = "") -> None:
    """Keep back what of an inquiry's mail is not sent yet."""
    waiting = inquiry.mail.filter(state=MailState.WAITING)
    if why:
        waiting.update(state=MailState.HELD, last_error=why)
    else:
        waiting.update(state=MailState.HELD)
