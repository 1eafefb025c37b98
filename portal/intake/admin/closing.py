"""The fields that ask why something is closed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.intake.models import ClosingReason, Inquiry


class ClosingFields(forms.Form):
    """Reason, a few words, and of which inquiry it is a duplicate."""

    closing_reason = forms.ChoiceField(
        label=_("Why it is closed"),
        choices=[("", _("It was answered here")), *ClosingReason.choices],
        required=False,
        help_text=_("Needed unless it was answered from this inbox. The sender does not see it."),
    )
    closing_words = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=255,
        help_text=_("Such as whom they spoke to on the telephone."),
    )
    duplicate_of = forms.CharField(
        label=_("Same as"),
        required=False,
        max_length=9,
        help_text=_("The reference of the other inquiry, such as K7QM-42TX."),
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_duplicate_of(self) -> Inquiry | None:
        """Return the other inquiry. Only one that the user may read is found."""
        return inquiry_called(self.cleaned_data["duplicate_of"], self.user)

    @property
    def reason(self) -> tuple[str, str, Inquiry | None]:
        """Reason, words and the other inquiry, as `close` takes them."""
        data = self.cleaned_data
        return (
            data.get("closing_reason", ""),
            data.get("closing_words", ""),
            data.get("duplicate_of") or None,
        )


def inquiry_called(reference: str, user: Any) -> Inquiry | None:
    """Return the inquiry with a reference, None for an empty one.

    Raises ValidationError when the user can read none that is called so.
    """
    wanted = reference.strip().upper()
    if not wanted:
        return None
    found = Inquiry.objects.readable_by(user).filter(reference=wanted).first()
    if found is None:
        raise forms.ValidationError(_("There is no inquiry with this reference."))
    return found
