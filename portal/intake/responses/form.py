"""The form in which a reader responds to a page."""

from dataclasses import dataclass
from typing import Any

from django.core.validators import MaxLengthValidator
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.intake.forms import ANSWER, Consent, IntakeForm
from portal.intake.questions import Role

LONGEST = 3000
"""Characters that a response may have."""

KEPT_UNPUBLISHED = 90
"""Days after which a response that is not on a page is deleted."""

TEXT, NAME = "response", "name"
"""The names of the answers that are shown."""


@dataclass(frozen=True)
class ResponseQuestion:
    """A question of every response form, as `portal.intake` asks it."""

    name: str
    words: str | Promise
    field_type: str = "singleline"
    role: str = ""
    required: bool = False
    help_text: str | Promise = ""
    default_value: str = ""
    is_personal: bool = True

    @property
    def label(self) -> str:
        """The question in the reader's language."""
        return str(self.words)

    @property
    def clean_name(self) -> str:
        """The name of the form field."""
        return self.name


QUESTIONS = [
    ResponseQuestion(
        TEXT,
        gettext_lazy("Your response"),
        field_type="multiline",
        required=True,
        help_text=gettext_lazy("Plain text. Links and e-mail addresses are taken out."),
    ),
    ResponseQuestion(
        NAME,
        gettext_lazy("Your name"),
        role=Role.NAME,
        help_text=gettext_lazy("Shown with your response. Leave it empty to appear without one."),
    ),
    ResponseQuestion(
        "email",
        gettext_lazy("Your e-mail address"),
        field_type="email",
        role=Role.EMAIL,
        help_text=gettext_lazy(
            "Never shown. We send you the link with which you can withdraw your response."
        ),
    ),
]


class ResponseForm(IntakeForm):
    """Text, name and address; only the text is required."""

    def __init__(self, data: Any = None) -> None:
        # These questions are the same for all pages, so they are in no table.
        super().__init__(data, questions=QUESTIONS, consent=consent())  # type: ignore[arg-type]
        text = self.fields[ANSWER + TEXT]
        text.validators.append(MaxLengthValidator(LONGEST))
        text.widget.attrs["maxlength"] = LONGEST


def consent() -> Consent:
    """Return what a reader agrees to, in the active language."""
    words = _(
        "I agree that you publish my response on this page, with the name that I gave or without "
        "one, and store it until I withdraw it. A response that is not published is deleted after "
        "%(days)d days."
    )
    return Consent(format_html("<p>{}</p>", words % {"days": KEPT_UNPUBLISHED}))
