"""Put several inquiries into one status."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.intake.handling import change_status
from portal.intake.models import Inquiry, Status

from .acting import InquiryBulkAction

CHOSEN = [Status.NEW, Status.OPEN, Status.WAITING]
"""Closing asks for a reason and has an act of its own; so has quarantine."""


class StatusForm(forms.Form):
    """Asks for the status."""

    status = forms.ChoiceField(
        label=_("Status"), choices=[(status.value, status.label) for status in CHOSEN]
    )


class ChangeStatusOfInquiries(InquiryBulkAction):
    """Out of quarantine too: then the mail that was held is sent."""

    display_name = _("Change status")
    aria_label = _("Change the status of the selected inquiries")
    action_type = "status"
    action_priority = 20
    question = _("Which status do these inquiries get?")
    button = _("Change status")
    warning = _("An inquiry that leaves quarantine counts as no spam: its mail is then sent.")
    form_class = StatusForm

    def act(self, inquiry: Inquiry) -> None:
        """Put one inquiry into the chosen status."""
        change_status(inquiry, self.cleaned_form.cleaned_data["status"], self.request.user)
