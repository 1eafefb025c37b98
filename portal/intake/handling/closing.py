"""Closing an inquiry. Nothing closes without an answer or a stated reason."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.intake.defence.learning import take_turn
from portal.intake.defence.verdicts import learn_from_handling
from portal.intake.models import ClosingReason, Inquiry, Status
from portal.intake.models.closing import IN_OWN_WORDS
from portal.intake.responses.keeping import keep_or_give_a_day

from .mail import hold
from .who import Staff


def closing_faults(
    inquiry: Inquiry, reason: str = "", words: str = "", duplicate_of: Inquiry | None = None
) -> dict[str, str]:
    """Return what is missing to close an inquiry, by field, in words for staff."""
    if inquiry.status == Status.WITHDRAWN:
        return {"status": _("The sender has withdrawn it.")}
    faults: dict[str, str] = {}
    if not reason and not inquiry.first_replied_at:
        faults["closing_reason"] = _("Nobody has answered it. Say why it is closed.")
    if reason in IN_OWN_WORDS and not words.strip():
        faults["closing_words"] = _("Say in a few words why.")
    if reason == ClosingReason.DUPLICATE and duplicate_of is None:
        faults["duplicate_of"] = _("Give the reference of the other inquiry.")
    if duplicate_of and duplicate_of.pk == inquiry.pk:
        faults["duplicate_of"] = _("This is the inquiry itself.")
    return faults


def close(
    inquiry: Inquiry,
    user: Staff,
    reason: str = "",
    words: str = "",
    duplicate_of: Inquiry | None = None,
) -> None:
    """Close an inquiry, with a value of ClosingReason when nobody has answered it.

    Mail that is held stays unsent, and so does what waits when it is spam.
    Raises ValidationError, by field, when something is missing.
    """
    if faults := closing_faults(inquiry, reason, words, duplicate_of):
        raise ValidationError(faults)
    before = inquiry.status
    with transaction.atomic():
        take_turn()
        inquiry.status = Status.CLOSED
        inquiry.closed_at = timezone.now()
        inquiry.closing_reason = reason
        inquiry.closing_words = words.strip()
        inquiry.duplicate_of = duplicate_of if reason == ClosingReason.DUPLICATE else None
        inquiry.save()
        if reason == ClosingReason.SPAM:
            hold(inquiry)
        keep_or_give_a_day(inquiry)
        learn_from_handling(inquiry)
        data = {"from": before, "to": Status.CLOSED, "reason": reason}
        log(inquiry, "intake.status", user=user, data=data)


def reopen(inquiry: Inquiry) -> None:
    """Forget why an inquiry was closed, without saving it."""
    inquiry.closed_at = None
    inquiry.closing_reason = ""
    inquiry.closing_words = ""
    inquiry.duplicate_of = None
