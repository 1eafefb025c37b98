"""Close several inquiries, with a reason for those that nobody has answered."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.intake.admin.closing import ClosingFields
from portal.intake.handling import close, closing_faults
from portal.intake.models import Inquiry

from .acting import InquiryBulkAction


class CloseForm(ClosingFields):
    """Asks why, where one of the `inquiries` was never answered."""

    def __init__(self, *args: Any, inquiries: list[Inquiry], user: Any, **options: Any) -> None:
        super().__init__(*args, user=user, **options)
        self.inquiries = inquiries

    def clean(self) -> dict[str, Any]:
        """Say beside the field what is missing for any of them."""
        cleaned = super().clean() or self.cleaned_data
        for inquiry in self.inquiries:
            for name, fault in closing_faults(inquiry, *self.reason).items():
                if name in self.fields and name not in self.errors:
                    self.add_error(name, fault)
        return cleaned


class CloseInquiries(InquiryBulkAction):
    """The rule of a single inquiry holds for each of them."""

    display_name = _("Close")
    aria_label = _("Close the selected inquiries")
    action_type = "close"
    action_priority = 30
    question = _("Close these inquiries?")
    button = _("Close")
    form_class = CloseForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Show the form which inquiries it is about."""
        inquiries, _without = self.get_actionable_objects()
        return {**super().get_form_kwargs(), "inquiries": inquiries, "user": self.request.user}

    def act(self, inquiry: Inquiry) -> None:
        """Close one inquiry."""
        close(inquiry, self.request.user, *self.cleaned_form.reason)
