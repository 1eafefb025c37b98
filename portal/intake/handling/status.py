"""Where staff are with an inquiry."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.intake.defence.learning import take_turn
from portal.intake.defence.verdicts import learn_from_handling
from portal.intake.models import Inquiry, Kind, MailState, OutboxMessage, Status
from portal.intake.outbox.letters import renew_letters, write_letters
from portal.intake.responses.keeping import keep_or_give_a_day

from .closing import close, reopen
from .mail import hold, send_soon
from .who import Staff


def change_status(inquiry: Inquiry, status: str, user: Staff) -> None:
    """Put an inquiry into another status.

    Leaving quarantine sends the mail that was held; entering it holds what is not sent yet.
    Closing needs an answer or a reason: `close` takes the reason. Raises ValidationError when
    there is neither, and for what its sender has withdrawn.
    """
    before = inquiry.status
    if status == before:
        return
    if status == Status.CLOSED:
        close(inquiry, user)
        return
    if Status.WITHDRAWN in (status, before):
        raise ValidationError({"status": _("Only the sender withdraws an inquiry.")})
    released = before == Status.QUARANTINE
    if released and not may_be_released(inquiry):
        raise ValidationError(
            {"status": _("It was sent back, so nothing was recorded with it. Write to the sender.")}
        )
    with transaction.atomic():
        take_turn()
        inquiry.status = status
        reopen(inquiry)
        inquiry.save()
        if released:
            send_what_was_held(inquiry)
        elif status == Status.QUARANTINE:
            hold(inquiry)
        keep_or_give_a_day(inquiry)
        learn_from_handling(inquiry)
        log(inquiry, "intake.status", user=user, data={"from": before, "to": status})


def may_be_released(inquiry: Inquiry) -> bool:
    """Return whether an inquiry in quarantine can be taken up: not a registration sent back."""
    return inquiry.kind == Kind.CONTACT or not inquiry.was_sent_back


def send_what_was_held(inquiry: Inquiry) -> None:
    """Send the mail of what has just left quarantine; write it first for what was sent back."""
    if inquiry.was_sent_back and not inquiry.mail.exists():
        write_letters(inquiry)
    renew_letters(inquiry)
    held = OutboxMessage.objects.filter(inquiry=inquiry, state=MailState.HELD)
    of_spam = inquiry.additions.filter(is_held=True).exclude(message=None).values("message")
    send_soon(held.exclude(pk__in=of_spam))
