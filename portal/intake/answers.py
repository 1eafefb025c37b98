"""One answer of a submission, as it is stored, shown to staff, mailed and exported."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

YES_OR_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
"""The choices of a yes/no question. The values are stored, so all languages share them."""


@dataclass(frozen=True)
class Answer:
    """What was asked, in the sender's language, and what was answered.

    `kind` is the field's type. `value` is a text, or a list of texts where several could be
    chosen; dates are ISO 8601 and numbers are written with a point. `personal` says whether it
    tells of a person; where nobody said, it does.
    """

    name: str
    label: str
    kind: str
    value: str | list[str]
    personal: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return the answer as it is stored; `Answer(**stored)` reads it back."""
        return asdict(self)

    @property
    def text(self) -> str:
        """The answer in words of the active language, empty when the question was left open."""
        if isinstance(self.value, list):
            return ", ".join(self.value)
        if self.value and self.kind == "date":
            return date_format(date.fromisoformat(self.value), "DATE_FORMAT")
        if self.kind == "yesno":
            return {"yes": _("Yes"), "no": _("No")}.get(self.value, self.value)
        return self.value
