"""Questions that staff put on a form in the admin, and the form fields that they become."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.forms.forms import FormBuilder
from wagtail.contrib.forms.models import AbstractFormField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .answers import YES_OR_NO
from .audiences import Audience
from .fixed_questions import FixedQuestion

SHORT_TEXT = 255
LONG_TEXT = 10_000
"""Characters that an answer of one line and of a paragraph may have."""

INVISIBLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but for tab and line breaks, and halves of pairs (Unicode's Cc and Cs)."""

CHOICE_TYPES = ("radio", "dropdown", "checkboxes")

QUESTION_TYPES = [
    ("singleline", _("One line of text")),
    ("multiline", _("A paragraph of text")),
    ("email", _("E-mail address")),
    ("phone", _("Telephone number")),
    ("number", _("Number")),
    ("radio", _("One of several choices, all shown")),
    ("dropdown", _("One of several choices, in a list that opens")),
    ("checkboxes", _("Any of several choices")),
    ("yesno", _("Yes or no")),
    ("date", _("Date")),
    ("url", _("Web address")),
]


class Role(models.TextChoices):
    """What an answer is used for, beyond being read."""

    NAME = "name", _("The sender's name")
    EMAIL = "email", _("The sender's e-mail address")


class Personal(models.TextChoices):
    """Whether the answers to a question tell of a person."""

    YES = "yes", _("Personal data")
    NO = "no", _("Not personal")


IMPERSONAL_TYPES = {"number", "radio", "dropdown", "checkboxes", "yesno", "date"}
"""Kinds of answer that usually tell of nobody. Whatever people type freely may."""


class PlainTextField(forms.CharField):
    """A text without invisible control characters; line breaks and tabs stay.

    They have no place in an answer, and mail headers and spreadsheets break on them. A NUL is
    left in, for Django's own validator refuses it with a message.
    """

    def to_python(self, value: Any) -> str:
        """Return the text as people can read it."""
        return INVISIBLE.sub("", super().to_python(value) or "")


class OneLineField(PlainTextField):
    """A text on one line: line breaks that a script sends become spaces."""

    def to_python(self, value: Any) -> str:
        """Return the text with every run of white space as one space."""
        return re.sub(r"\s+", " ", super().to_python(value)).strip()


is_phone_number = RegexValidator(
    r"^(?=(?:\D*\d){5,20}\D*$)[\d\s()+./x#-]+(?:ext\.?\s*\d+)?$",
    _("Enter a telephone number, such as 555 010 0199."),
)


class QuestionFormBuilder(FormBuilder):
    """Make form fields of questions. Each type of `QUESTION_TYPES` has its method."""

    def get_field_options(self, field: "AbstractQuestion") -> dict[str, Any]:
        """Return what all types share."""
        options: dict[str, Any] = super().get_field_options(field)
        del options["initial"]
        return {**options, "error_messages": {"required": _("Please answer this.")}}

    def create_singleline_field(self, _field: "AbstractQuestion", options: dict) -> forms.Field:
        """Return a field for one line."""
        return OneLineField(max_length=SHORT_TEXT, **options)

    def create_multiline_field(self, _field: "AbstractQuestion", options: dict) -> forms.Field:
        """Return a field for a paragraph."""
        return PlainTextField(
            max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 8}), **options
        )

    def create_phone_field(self, _field: "AbstractQuestion", options: dict) -> forms.Field:
        """Return a field for a telephone number of any country, as people write it."""
        return OneLineField(
            max_length=40,
            validators=[is_phone_number],
            widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            **options,
        )

    def create_number_field(self, _field: "AbstractQuestion", options: dict) -> forms.Field:
        """Return a field for a number of at most 20 digits."""
        return forms.DecimalField(max_digits=20, **options)

    def create_email_field(self, _field: "AbstractQuestion", options: dict) -> forms.Field:
        """Return a field for one e-mail address."""
        return forms.EmailField(max_length=254, **options)

    def create_url_field(self, _field: "AbstractQuestion", options: dict) -> forms.Field:
        """Return a field for a web address; people may leave out the https://."""
        return forms.URLField(
            max_length=500,
            assume_scheme="https",
            widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
            **options,
        )

    def create_date_field(self, _field: "AbstractQuestion", options: dict) -> forms.Field:
        """Return a field that the browser shows as a calendar."""
        return forms.DateField(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options
        )

    def create_yesno_field(self, _field: "AbstractQuestion", options: dict) -> forms.Field:
        """Return a field with the two choices yes and no."""
        return forms.ChoiceField(choices=YES_OR_NO, widget=forms.RadioSelect, **options)

    def create_checkboxes_field(self, field: "AbstractQuestion", options: dict) -> forms.Field:
        """Return a field for any of the choices."""
        return forms.MultipleChoiceField(
            choices=self.get_formatted_field_choices(field),
            widget=forms.CheckboxSelectMultiple,
            **options,
        )

    def create_dropdown_field(self, field: "AbstractQuestion", options: dict) -> forms.Field:
        """Return a list that opens, with nothing chosen at first."""
        choices = [("", _("Choose one")), *self.get_formatted_field_choices(field)]
        return forms.ChoiceField(choices=choices, **options)

    def get_formatted_field_choices(self, field: "AbstractQuestion") -> list[tuple[str, str]]:
        """Return the choices, one for each line that staff wrote."""
        return [(choice, choice) for choice in field.choice_list]


class AbstractQuestion(TranslatableMixin, AbstractFormField):
    """A question on a form. A page's own class adds the ParentalKey `page`."""

    field_type = models.CharField(
        _("kind of answer"), max_length=16, choices=QUESTION_TYPES, default="singleline"
    )
    field_type.required_on_save = True  # type: ignore[attr-defined]  # Wagtail's own flag
    label = models.CharField(
        _("question"), max_length=255, help_text=_("What people read beside the field.")
    )
    help_text = models.CharField(
        _("help"),
        max_length=255,
        blank=True,
        help_text=_("Shown under the question, such as an example of a good answer."),
    )
    required = models.BooleanField(
        _("must be answered"),
        default=True,
        help_text=_("Ask for as little as you need: each required field costs you answers."),
    )
    choices = models.TextField(
        _("choices"),
        blank=True,
        help_text=_("One on each line. Only for the kinds of answer with choices."),
    )
    audience = models.CharField(
        _("asked of"),
        max_length=20,
        choices=[("", _("Everybody")), *Audience.choices],
        default="",
        blank=True,
        help_text=_("Everybody, or one audience only."),
    )
    role = models.CharField(
        _("used as"),
        max_length=10,
        choices=[("", _("An ordinary answer")), *Role.choices],
        default="",
        blank=True,
        help_text=_(
            "The acknowledgement goes to the sender's e-mail address. The name is shown in the "
            "list of inquiries."
        ),
    )

    personal = models.CharField(
        _("personal data"),
        max_length=3,
        choices=[("", _("As usual for this kind of answer")), *Personal.choices],
        default="",
        blank=True,
        help_text=_(
            "Whether the answers tell of a person. Usually everything that people type does, and "
            "choices, numbers and dates do not. The report “What we hold” goes by it."
        ),
    )

    panels = [
        FieldPanel("label"),
        FieldPanel("field_type", classname="formbuilder-type", required_on_save=True),
        FieldPanel("help_text"),
        FieldPanel("required"),
        FieldPanel("choices", classname="formbuilder-choices"),
        FieldPanel("audience"),
        FieldPanel("role"),
        FieldPanel("personal"),
    ]
    translatable_fields = [
        TranslatableField("label"),
        TranslatableField("help_text"),
        TranslatableField("choices"),
        SynchronizedField("clean_name", overridable=False),
        SynchronizedField("field_type", overridable=False),
        SynchronizedField("required", overridable=False),
        SynchronizedField("default_value", overridable=False),
        SynchronizedField("audience", overridable=False),
        SynchronizedField("role", overridable=False),
        SynchronizedField("personal", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["sort_order"]

    def __str__(self) -> str:
        return self.label

    @property
    def name(self) -> str:
        """The name of the answer, the same in every language; also before the first save."""
        return self.clean_name or self.get_field_clean_name()

    @property
    def is_personal(self) -> bool:
        """Whether the answers tell of a person: as staff say, or else by the kind of answer."""
        return self.personal == Personal.YES or (
            not self.personal and self.field_type not in IMPERSONAL_TYPES
        )

    @property
    def choice_list(self) -> list[str]:
        """The choices without empty lines and repetitions."""
        lines = (line.strip() for line in self.choices.splitlines())
        return list(dict.fromkeys(line for line in lines if line))


def questions_for(questions: Iterable[AbstractQuestion], audience: str) -> list[AbstractQuestion]:
    """Return the questions put to one audience, in the order of the form."""
    return [question for question in questions if question.audience in ("", audience)]


Question = AbstractQuestion | FixedQuestion
"""What a form asks, whether staff wrote it or it stands in code."""


def question_with_role(questions: Sequence[Question], role: str) -> Question | None:
    """Return the question whose answer plays a `role`, if there is one."""
    return next((question for question in questions if question.role == role), None)
