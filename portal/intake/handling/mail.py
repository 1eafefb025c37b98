"""Mail that failed, waits or is held: sent at once, or kept back."""

from django.db import transaction
from wagtail.log_actions import log

from portal.intake.models import Inquiry, MailState, OutboxMessage, OutboxQuerySet, Status
from portal.intake.outbox.tasks import wake_worker_after_commit

from .who import Staff


def send_again(message: OutboxMessage, user: Staff) -> None:
    """Have a message that failed, waits or was held sent at once, with all its attempts anew.

    The history of its inquiry says so, or its own where it belongs to none.
    """
    with transaction.atomic():
        send_soon(OutboxMessage.objects.filter(pk=message.pk).exclude(state=MailState.SENT))
        log(message.inquiry or message, "intake.resend", user=user, data={"kind": message.kind})


def send_failed_again(mail: OutboxQuerySet, user: Staff) -> int:
    """Have sent what of `mail` was given up, as after a wrong setting; return how many.

    Not what is held back since as spam, or as withdrawn by its sender.
    """
    kept = [Status.QUARANTINE, Status.WITHDRAWN]
    with transaction.atomic():
        failed = list(mail.failed().exclude(inquiry__status__in=kept).select_related("inquiry"))
        for message in failed:
            log(message.inquiry or message, "intake.resend", user=user, data={"kind": message.kind})
        send_soon(OutboxMessage.objects.filter(pk__in=[message.pk for message in failed]))
    return len(failed)


def send_soon(messages: OutboxQuerySet) -> None:
    """Make messages due at once, as if nobody had tried to send them, and wake the worker."""
    messages.make_due()
    wake_worker_after_commit()


def hold(inquiry: Inquiry, why: str = "") -> None:
    """Keep back what of an inquiry's mail is not sent yet."""
    waiting = inquiry.mail.filter(state=MailState.WAITING)
    if why:
        waiting.update(state=MailState.HELD, last_error=why)
    else:
        waiting.update(state=MailState.HELD)
