"""What staff are told of a contact page that could not work."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm

from portal.intake.questions import CHOICE_TYPES, Role


class ContactPageForm(WagtailAdminFormPageForm):
    """Checks a contact page as a whole. A draft may be incomplete; nothing wrong goes out."""

    def clean(self) -> dict[str, Any]:
        """Add messages beside the rows of questions and routes that cannot work."""
        cleaned: dict[str, Any] = super().clean()
        self._check_each_audience_once()
        for form in self._rows("form_fields"):
            self._check_choices(form)
        if not self.is_deferred_validation:
            self._check_complete()
        return cleaned

    def _rows(self, name: str) -> list[Any]:
        forms = self.formsets[name].forms if name in self.formsets else []
        return [form for form in forms if form.is_valid() and not form.cleaned_data.get("DELETE")]

    def _check_each_audience_once(self) -> None:
        seen: set[str] = set()
        for form in self._rows("routes"):
            audience = form.cleaned_data.get("audience")
            if audience and audience in seen:
                form.add_error("audience", _("Another route already serves this audience."))
            seen.add(audience)

    def _check_choices(self, form: Any) -> None:
        data = form.cleaned_data
        without_choices = (
            data.get("field_type") in CHOICE_TYPES and not data.get("choices", "").strip()
        )
        if without_choices and not self.is_deferred_validation:
            form.add_error("choices", _("Write the choices, one on each line."))
        if data.get("role") == Role.EMAIL and data.get("field_type") != "email":
            form.add_error("role", _("Choose “E-mail address” as the kind of answer for this."))

    def _check_complete(self) -> None:
        if "routes" in self.formsets and not self._rows("routes"):
            self._complain("routes", _("Add at least one route, or nobody gets the messages."))
        if "form_fields" not in self.formsets:
            return
        questions = [form.cleaned_data for form in self._rows("form_fields")]
        audiences = [form.cleaned_data["audience"] for form in self._rows("routes")]
        for audience in audiences or [""]:
            asked = [q for q in questions if q.get("audience") in ("", audience)]
            for role in Role:
                with_role = [q for q in asked if q.get("role") == role]
                if len(with_role) > 1:
                    words = _("Only one question for each audience can be used as: %(role)s.")
                    self._complain("form_fields", words % {"role": role.label})
                elif role == Role.EMAIL and not with_role:
                    words = _("Ask everybody for an e-mail address, used as: %(role)s.")
                    self._complain("form_fields", words % {"role": role.label})

    def _complain(self, name: str, message: Any) -> None:
        # The row's form carries no message of the whole list; the formset and the page do.
        formset = self.formsets[name]
        if message not in formset.non_form_errors():
            formset.non_form_errors().append(message)
        if message not in self.non_field_errors():
            self.add_error(None, ValidationError(message))
