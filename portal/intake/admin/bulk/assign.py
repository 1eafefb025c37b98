"""Give several inquiries to one member of staff."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.intake.admin.colleagues import ColleagueField, people_who_answer
from portal.intake.handling import assign
from portal.intake.models import Inquiry

from .acting import InquiryBulkAction


class AssignForm(forms.Form):
    """Asks who answers them."""

    assignee = ColleagueField(
        label=_("Assigned to"),
        help_text=_("Who answers them."),
        queryset=None,
        required=False,
        empty_label=_("Nobody yet"),
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # passed on as it came
        self.fields["assignee"].queryset = people_who_answer()  # type: ignore[attr-defined]  # a field of choices


class AssignInquiries(InquiryBulkAction):
    """Only to somebody who may read them."""

    display_name = _("Assign")
    aria_label = _("Assign the selected inquiries")
    action_type = "assign"
    action_priority = 10
    question = _("Who answers these inquiries?")
    button = _("Assign")
    form_class = AssignForm

    def act(self, inquiry: Inquiry) -> None:
        """Give one inquiry to the chosen colleague."""
        assign(inquiry, self.cleaned_form.cleaned_data["assignee"], self.request.user)
