"""A sender adds something to an inquiry: once is once, stored together with its mail."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.intake.defence.signs import are_enough, read_signs
from portal.intake.forms import IntakeForm
from portal.intake.handling.additions import open_again
from portal.intake.models import Addition, Inquiry, Status, Verdict
from portal.intake.outbox.additions import tell_of_addition
from portal.intake.submission import Refused

from .kinds import status_of_kind

TEXT = "addition"
MOST = 20
"""How much one sender can add to one inquiry before they have to write a new one."""


class AlreadyAdded(Exception):  # noqa: N818 (it is an answer to the sender, not a fault)
    """Another text came in with the key of an earlier addition (back, edited, sent)."""


def may_be_added_to(inquiry: Inquiry) -> bool:
    """Return whether its sender can add something."""
    return inquiry.status != Status.WITHDRAWN and status_of_kind(inquiry).takes_additions


def add(inquiry: Inquiry, form: IntakeForm) -> Addition:
    """Record what a valid form says, with its mail, in one transaction; return after COMMIT.

    The same key with the same text again returns the addition that there is. An inquiry that
    waited for its sender, or was closed, is open again, with a new day on which it is due. What
    looks like spam, or is added to what staff called spam in quarantine, opens nothing: it is held
    back, and staff see it in quarantine. What staff said stays said until they say otherwise.

    Raises AlreadyAdded when the key was used for another text, and Refused.
    """
    text = form.answers[0].text
    # durable: this is the outermost transaction, so leaving it means COMMIT.
    with transaction.atomic(durable=True):
        inquiry = Inquiry.objects.held().get(pk=inquiry.pk)
        earlier = inquiry.additions.filter(key=form.valid_ticket.key).first()
        if earlier and earlier.text != text:
            raise AlreadyAdded
        if earlier:
            return earlier
        if not may_be_added_to(inquiry):
            raise Refused(_("Nothing can be added to this message any more."))
        if inquiry.additions.count() >= MOST:
            raise Refused(_("You have added a lot to this message. Please write a new one."))
        suspicions = form.suspicions
        addition = Addition(
            inquiry=inquiry,
            key=form.valid_ticket.key,
            text=text,
            suspicions=suspicions,
            is_held=are_enough(read_signs(suspicions)) or _is_called_spam(inquiry),
        )
        if not addition.is_held:
            open_again(inquiry)
        addition.message = tell_of_addition(addition)
        addition.save()
        log(inquiry, "intake.addition")
    return addition


def _is_called_spam(inquiry: Inquiry) -> bool:
    # Nobody lists what has a verdict, so only an addition that is held is seen there.
    return inquiry.is_quarantined and inquiry.verdict == Verdict.SPAM
