"""Questions that stand in code because every form of a kind asks them, beside those of staff."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class FixedQuestion:
    """A question with what a question of staff has (`portal.intake.questions`)."""

    name: str
    words: str | Promise
    field_type: str = "singleline"
    role: str = ""
    required: bool = True
    help_text: str | Promise = ""
    default_value: str = ""
    is_personal: bool = True
    choice_list: Sequence[str] = ()

    @property
    def label(self) -> str:
        """The question in the reader's language."""
        return str(self.words)

    @property
    def clean_name(self) -> str:
        """The name of the form field."""
        return self.name
