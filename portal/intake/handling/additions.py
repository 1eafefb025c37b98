"""What a sender added later: it opens an inquiry again, unless it is held as spam."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from portal.intake.models import Addition, Inquiry, OutboxMessage, Status, Verdict
from portal.intake.workdays import due_after

from .closing import reopen
from .mail import send_soon
from .who import Staff


def open_again(inquiry: Inquiry) -> None:
    """Give a locked inquiry back to those who answer, with a new day on which it is due; saves it.

    Does nothing to one that is new, in quarantine or withdrawn.
    """
    if inquiry.status in (Status.QUARANTINE, Status.NEW, Status.WITHDRAWN):
        return
    inquiry.status = Status.OPEN
    reopen(inquiry)
    if inquiry.due_at is None and inquiry.answer_within_days is not None:
        inquiry.due_at = due_after(timezone.now(), inquiry.answer_within_days)
    inquiry.save()


def release_addition(addition: Addition, user: Staff) -> None:
    """Say that a person added it: the inquiry opens again and its letter is sent."""
    with transaction.atomic():
        inquiry = Inquiry.objects.held().get(pk=addition.inquiry_id)
        _judge(addition, Verdict.PERSON)
        open_again(inquiry)
        if addition.message_id and not inquiry.is_quarantined:
            send_soon(OutboxMessage.objects.filter(pk=addition.message_id))
        log(inquiry, "intake.addition_released", user=user)


def call_addition_spam(addition: Addition, user: Staff) -> None:
    """Say that an addition is spam: it stays held back, and goes with its inquiry."""
    with transaction.atomic():
        inquiry = Inquiry.objects.held().get(pk=addition.inquiry_id)
        _judge(addition, Verdict.SPAM)
        log(inquiry, "intake.addition_spam", user=user)


def _judge(addition: Addition, verdict: Verdict) -> None:
    addition.verdict = verdict
    addition.is_held = verdict == Verdict.SPAM
    addition.save(update_fields=["verdict", "is_held"])
