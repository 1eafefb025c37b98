"""The form that a visitor fills in: questions, consent, ticket and trap."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .answers import Answer
from .defence.looking import Arrival, find_signs
from .defence.proof import PROOF, Proof, challenge_for, check_proof
from .defence.reading import Reading
from .defence.signs import HONEYPOT, are_doubtful, are_enough
from .questions import Question, QuestionFormBuilder, Role, question_with_role
from .tickets import Ticket, issue_ticket, read_ticket

TICKET = "ticket"
ANSWER = "answer_"
MAX_FIELDS = 1000
MOST_CHOICES = 20
MOST_TYPED = 2000
"""Characters of an answer that are kept of a form that was sent back."""
MOST_TYPED_IN_ALL = 6000
"""Bytes (UTF-8) of all its answers together that are kept."""
AUTOCOMPLETE = {Role.NAME: "name", Role.EMAIL: "email"}


@dataclass(frozen=True)
class Consent:
    """The words that somebody agrees to; `wording` is HTML of a rich text field."""

    wording: str

    @property
    def text(self) -> str:
        """The words as they are stored with the submission."""
        return strip_tags(self.wording.replace("</p>", "\n")).strip()

    @property
    def version(self) -> str:
        """A short name of exactly these words: another comma is another version."""
        return hashlib.sha256(self.wording.encode()).hexdigest()[:12]


class IntakeForm(forms.Form):
    """A form made of questions. Fields that it does not know are ignored.

    `questions` are those put to this visitor. With a `consent`, agreeing is required.
    """

    required_css_class = "required"
    has_subject = False
    """Whether it is for writing about what we do: a text with nothing of it is then a sign, and
    who is only in doubt is asked. Elsewhere only what is stopped for sure is."""
    answered_already = False
    """Whether a valid form was refused for a reason of its own, such as that it is too late."""
    read_as_typed = False
    """Whether answers are what was typed, mistakes and all: for what is kept of a refused form."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        questions: Sequence[Question],
        consent: Consent | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, label_suffix="", **options)
        self.questions = questions
        self.consent_asked = consent
        self.arrival = Arrival()
        self.ticket_text = issue_ticket() if data is None else data.get(TICKET, "")
        for name, field in QuestionFormBuilder(questions).formfields.items():
            self.fields[ANSWER + name] = field
        for question in questions:
            if question.role in AUTOCOMPLETE:
                field = self.fields[ANSWER + question.name]
                field.widget.attrs["autocomplete"] = AUTOCOMPLETE[Role(question.role)]
        if consent:
            self.fields["consent"] = forms.BooleanField(
                label=_("Consent"),
                error_messages={"required": _("We need your consent to read and answer this.")},
            )

    @property
    def question_fields(self) -> list[forms.BoundField]:
        """The questions without the consent, which templates show last."""
        return [self[name] for name in self.fields if name != "consent"]

    @cached_property
    def ticket(self) -> Ticket | None:
        """What the visitor's ticket says; None when it is missing or was not issued here."""
        return read_ticket(self.ticket_text)

    @property
    def valid_ticket(self) -> Ticket:
        """The ticket of a valid form. Raises ValueError when there is none."""
        if self.ticket is None and self.read_as_typed:
            return Ticket(uuid4(), timezone.now())
        if self.ticket is None:
            raise ValueError("Only a valid form has a ticket.")
        return self.ticket

    def reissue_ticket(self) -> None:
        """Give the visitor a new ticket, so that sending again is a submission of its own."""
        self.ticket_text = issue_ticket()

    def clean(self) -> dict[str, Any]:
        """Refuse a flood of fields and a form that was not issued here; keep what was typed."""
        super().clean()
        if len(self.data) > MAX_FIELDS:
            self.add_error(None, _("This form was sent with more fields than it has."))
        if self.ticket is None:
            self.reissue_ticket()
            self.add_error(
                None,
                _("This form was open for a long time. Nothing is lost: please send it again."),
            )
        return self.cleaned_data

    @property
    def answers(self) -> list[Answer]:
        """What was answered, in the order of the form. The form must be valid."""
        typed = self._typed() if self.read_as_typed else None
        return [
            Answer(
                name=question.name,
                label=question.label,
                kind=question.field_type,
                value=_storable(self.cleaned_data.get(ANSWER + question.name))
                if typed is None
                else typed[question.name],
                # Questions of other modules may leave it unsaid: then it tells of a person.
                personal=getattr(question, "is_personal", True),
            )
            for question in self.questions
        ]

    def _typed(self) -> dict[str, str | list[str]]:
        """Return what was typed for each question, as much of it as is kept."""
        values: dict[str, str | list[str]] = {}
        left = MOST_TYPED_IN_ALL
        for question in self.questions:
            sent = cast("QueryDict", self.data).getlist(ANSWER + question.name)
            several = question.field_type == "checkboxes"
            typed = []
            for text in sent[:MOST_CHOICES] if several else sent[-1:]:
                typed.append(_within(_tidy(text), left))
                left -= len(typed[-1].encode())
            values[question.name] = typed if len(typed) > 1 else "".join(typed)
        return values

    def answer_with_role(self, role: Role) -> str:
        """Return the answer that plays a role, empty when nobody asked. The form must be valid."""
        question = question_with_role(self.questions, role)
        return str(self.cleaned_data.get(ANSWER + question.name) or "") if question else ""

    @property
    def suspicions(self) -> list[dict[str, Any]]:
        """The signs of spam as JSON when they are enough to stop it or to ask, else none.

        The form must be valid, or be read as it was typed.
        """
        signs = find_signs(
            Reading(self.answers, self.answer_with_role(Role.EMAIL), get_language() or ""),
            data=self.data,
            ticket=self.ticket,
            arrival=self.arrival,
            raw_lines=self._raw_lines(),
            name=self.answer_with_role(Role.NAME),
            has_subject=self.has_subject,
        )
        enough = are_doubtful if self.has_subject else are_enough
        return [sign.as_json() for sign in signs] if enough(signs) else []

    def _raw_lines(self) -> list[str]:
        asked = [question for question in self.questions if question.field_type != "multiline"]
        lines = [str(self.data.get(ANSWER + question.name, "")) for question in asked]
        return [_tidy(line) for line in lines] if self.read_as_typed else lines

    @property
    def challenge(self) -> str:
        """The task for a browser with JavaScript, as JSON; empty when it has done it already."""
        ticket = read_ticket(self.ticket_text)
        return challenge_for(ticket) if ticket and not self.proof else ""

    @property
    def proof(self) -> str:
        """The proof that came with a form which is shown again, if it still holds."""
        text, ticket = self.data.get(PROOF, ""), read_ticket(self.ticket_text)
        return text if ticket and check_proof(text, ticket) == Proof.GOOD else ""

    @property
    def honeypot_name(self) -> str:
        """The name of the field that only scripts fill in."""
        return HONEYPOT


def _tidy(text: str) -> str:
    # PostgreSQL stores no NUL.
    return text[:MOST_TYPED].replace("\x00", "")


def _within(text: str, size: int) -> str:
    """Return the beginning of a text that fits into so many bytes."""
    return text.encode(errors="replace")[:size].decode(errors="ignore")


def _storable(value: Any) -> str | list[str]:
    if value is None:
        return ""
    if isinstance(value, list):
        return [str(part) for part in value]
    return str(value)
