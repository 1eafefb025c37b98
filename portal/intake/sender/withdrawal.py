"""A sender withdraws an inquiry: nobody answers it any more, and it is deleted soon."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.intake.handling.mail import hold
from portal.intake.models import Erasure, Inquiry, Status
from portal.intake.outbox.additions import tell_of_withdrawal
from portal.intake.privacy.erasing import write_list_after_commit

from .kinds import status_of_kind

GRACE = timedelta(days=7)
"""How long a withdrawn inquiry is kept, so that a thread that staff just read can end well."""


def may_be_withdrawn(inquiry: Inquiry) -> bool:
    """Return whether its sender can withdraw it."""
    return inquiry.status != Status.WITHDRAWN and status_of_kind(inquiry).can_be_withdrawn


def deletion_day(inquiry: Inquiry) -> date:
    """Return after which day a withdrawal of today deletes it: never later than promised."""
    soon = timezone.localdate() + GRACE
    return min(soon, inquiry.delete_after) if inquiry.delete_after else soon


def withdraw(inquiry: Inquiry) -> None:
    """Withdraw an inquiry, keep back its mail and tell those who would have answered.

    Does nothing to one that is withdrawn already.
    """
    with transaction.atomic():
        inquiry = Inquiry.objects.held().get(pk=inquiry.pk)
        if not may_be_withdrawn(inquiry):
            return
        before, stopped = inquiry.status, inquiry.is_quarantined
        inquiry.status = Status.WITHDRAWN
        inquiry.closed_at = timezone.now()
        inquiry.due_at = None
        inquiry.delete_after = deletion_day(inquiry)
        inquiry.save()
        with translation.override(settings.LANGUAGE_CODE):
            hold(inquiry, _("The sender has withdrawn the inquiry."))
        if on_withdrawal := status_of_kind(inquiry).on_withdrawal:
            on_withdrawal(inquiry)
        if not stopped:
            tell_of_withdrawal(inquiry)
        log(inquiry, "intake.withdrawn", data={"from": before})
        Erasure.objects.remember(str(inquiry.key))
    write_list_after_commit()
