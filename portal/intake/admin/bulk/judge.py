"""What staff say of several messages in quarantine, from the list of inquiries."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.intake.defence.verdicts import call_spam
from portal.intake.handling import change_status
from portal.intake.models import Inquiry, Status

from .acting import InquiryBulkAction


class ReleaseInquiries(InquiryBulkAction):
    """They are no spam: they become new inquiries, and their mail is sent."""

    display_name = _("No spam: release")
    aria_label = _("Release the selected messages from quarantine")
    action_type = "release"
    action_priority = 60
    question = _("Release these messages? They become new inquiries, and their mail is sent.")

    def act(self, inquiry: Inquiry) -> None:
        """Release one. Raises ValidationError when it is not in quarantine."""
        must_be_in_quarantine(inquiry)
        change_status(inquiry, Status.NEW, self.request.user)


class CallSpam(InquiryBulkAction):
    """They are spam: they stay in quarantine, and nobody is written to."""

    display_name = _("Spam")
    aria_label = _("Mark the selected messages as spam")
    action_type = "spam"
    action_priority = 61
    question = _("Mark these messages as spam? They stay in quarantine, and nobody is written to.")

    def act(self, inquiry: Inquiry) -> None:
        """Mark one; what is still in the inbox goes into quarantine. Raises ValidationError."""
        if inquiry.is_quarantined:
            call_spam(inquiry, self.request.user)
        else:
            change_status(inquiry, Status.QUARANTINE, self.request.user)


def must_be_in_quarantine(inquiry: Inquiry) -> None:
    """Raise ValidationError for what nobody stopped."""
    if not inquiry.is_quarantined:
        raise ValidationError({"status": _("It is not in quarantine.")})
