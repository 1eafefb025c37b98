"""The form in which a reader responds to a page."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.intake.fixed_questions import FixedQuestion
from portal.intake.forms import ANSWER, Consent, IntakeForm
from portal.intake.questions import Role

from .keeping import KEPT_UNPUBLISHED

LONGEST = 3000
"""Characters that a response may have."""

TEXT, NAME = "response", "name"
"""The names of the answers that are shown."""


QUESTIONS = [
    FixedQuestion(
        TEXT,
        gettext_lazy("Your response"),
        field_type="multiline",
        help_text=gettext_lazy("Plain text. Links and e-mail addresses are taken out."),
    ),
    FixedQuestion(
        NAME,
        gettext_lazy("Your name"),
        role=Role.NAME,
        required=False,
        help_text=gettext_lazy("Shown with your response. Leave it empty to appear without one."),
    ),
    FixedQuestion(
        "email",
        gettext_lazy("Your e-mail address"),
        field_type="email",
        role=Role.EMAIL,
        required=False,
        help_text=gettext_lazy(
            "Never shown. We send you the link with which you can withdraw your response."
        ),
    ),
]


class ResponseForm(IntakeForm):
    """Text, name and address; only the text is required."""

    def __init__(self, data: Any = None) -> None:
        # These questions are the same for all pages, so they are in no table.
        super().__init__(data, questions=QUESTIONS, consent=consent())
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
