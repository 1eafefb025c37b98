"""What staff can change about an inquiry: never what was sent."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from portal.intake.handling import closing_faults, may_be_released
from portal.intake.models import Inquiry, Status

from .closing import ClosingFields
from .colleagues import ColleagueField, people_who_may_answer

CLOSING = ("closing_reason", "closing_words", "duplicate_of")


class HandlingForm(ClosingFields, forms.ModelForm):
    """Status with its reason, assignee, and a note. Needs the `user` who fills it in."""

    assignee = ColleagueField(
        label=_("Assigned to"),
        help_text=_("Who answers it."),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )
    note = forms.CharField(
        label=_("Add a note"),
        required=False,
        max_length=5000,
        widget=AdminAutoHeightTextInput,
        help_text=_("For your colleagues. The sender does not see it."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    """Status and assignee as the page showed them."""
    field_order = ["status", *CLOSING, "assignee", "note"]

    class Meta:
        model = Inquiry
        fields = ["status", "assignee"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.before: str = self.instance.status
        self.now_is = f"{self.instance.status} {self.instance.assignee_id or ''}".strip()
        self.initial["seen"] = self.now_is
        self.fields["assignee"].queryset = people_who_may_answer(self.instance)  # type: ignore[attr-defined]  # a field of choices
        status = self.fields["status"]
        kept = [choice for choice in Status.choices if self._may_become(choice[0])]
        status.choices = kept  # type: ignore[attr-defined]  # a field of choices
        if self.instance.is_quarantined:
            status.help_text = _(
                "Any other status means that it is no spam: its mail is then sent."
            )
        for name in CLOSING:
            self.initial.setdefault(name, getattr(self.instance, name) or "")

    def _may_become(self, status: str) -> bool:
        if Status.WITHDRAWN in (status, self.before):
            return status == self.before
        # What was sent back recorded nothing with it, such as a place: there is nothing to release.
        keeps = self.instance.is_quarantined and not may_be_released(self.instance)
        return status in (self.before, Status.CLOSED) if keeps else True

    @property
    def closes(self) -> bool:
        """Whether the inquiry is to be closed, or closed for another reason. Must be valid."""
        closed = self.cleaned_data.get("status") == Status.CLOSED
        return closed and bool({"status", *CLOSING} & set(self.changed_data))

    def clean(self) -> dict[str, Any]:
        """Say beside the field what is missing to close it; undo nothing that somebody else did.

        What a colleague did while the page was open shows in the fields, and the note is kept.
        """
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("seen") != self.now_is:
            self.data = {
                **self.data.dict(),  # type: ignore[attr-defined]  # a QueryDict
                "seen": self.now_is,
                "status": self.before,
                "assignee": str(self.instance.assignee_id or ""),
            }
            raise forms.ValidationError(
                _("A colleague changed this while you read it. Look at it again, then save.")
            )
        if self.closes:
            for name, fault in closing_faults(self.instance, *self.reason).items():
                if name not in self.errors:
                    self.add_error(name, fault)
        return cleaned
