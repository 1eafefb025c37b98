"""What is held, by form and by field: the ground of a record of processing (GDPR, Article 30).

It is read from the forms as they are and from what is stored, so it also shows what a form asked
in former times. It names nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.apps import apps
from django.db import models
from django.db.models import Min
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from portal.intake.models import (
    AccessEntry,
    AuditEntry,
    Erasure,
    Inquiry,
    InquiryNote,
    Kind,
    OutboxMessage,
)
from portal.retention import all_kept

from .list_of_erasures import KEPT
from .purging import LOOKS_KEPT


class Asked(Protocol):
    """A question, of whatever kind of form."""

    @property
    def name(self) -> str:
        """The name under which the answer is stored."""

    @property
    def label(self) -> str:
        """The question in words."""

    @property
    def is_personal(self) -> bool:
        """Whether its answer tells of a person."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form that takes submissions, as the page that shows it describes it.

    `paths` are the places in the page tree through which its submissions come. `told` are the
    mailboxes that get a notice. `kept` is the retention in days. Questions that differ from page to
    page may be left out: they show once something was answered.
    """

    title: str
    kind: Kind
    paths: Sequence[str]
    questions: Sequence[Asked] = ()
    told: Sequence[str] = ()
    kept: int | None = None


@dataclass
class FieldHeld:
    """One question of one form, and how many answers to it are held."""

    label: str
    personal: bool
    number: int = 0
    oldest: datetime | None = None

    def count(self, received_at: datetime) -> None:
        """Add one answer."""
        self.number += 1
        self.oldest = min(self.oldest or received_at, received_at)


@dataclass
class FormHeld:
    """One form, and what is held of it."""

    title: str
    kind: str
    told: Sequence[str] = ()
    kept: int | None = None
    is_gone: bool = False
    """Whether the form itself is no longer there; its submissions are."""
    number: int = 0
    oldest: datetime | None = None
    last_day: date | None = None
    """The day after which the last of its submissions is deleted."""
    fields: dict[str, FieldHeld] = field(default_factory=dict)

    def count(self, inquiry: Inquiry) -> None:
        """Add one submission with its answers."""
        self.number += 1
        self.oldest = min(self.oldest or inquiry.received_at, inquiry.received_at)
        if inquiry.delete_after:
            self.last_day = max(self.last_day or inquiry.delete_after, inquiry.delete_after)
        for answer in inquiry.answers:
            held = self.fields.setdefault(answer.name, FieldHeld(answer.label, answer.personal))
            if answer.value:
                held.count(inquiry.received_at)
                held.personal = held.personal or answer.personal


@dataclass(frozen=True)
class Beside:
    """Something kept beside the submissions: its name, how much, since when, for how long."""

    name: str
    number: int
    oldest: date | datetime | None
    rule: str


def forms_held() -> list[FormHeld]:
    """Return every form with what is held of it, by title; those that are gone come last."""
    held = [(form, _empty(form)) for form in _forms()]
    gone: dict[tuple[str, str], FormHeld] = {}
    inquiries = Inquiry.objects.select_related("page").only(
        "kind", "page_title", "page__path", "received_at", "delete_after", "stored_answers"
    )
    for inquiry in inquiries.iterator(chunk_size=500):
        path = inquiry.page.path if inquiry.page else ""
        found = next((entry for form, entry in held if _is_of(form, inquiry, path)), None)
        if found is None:
            key = (inquiry.kind, inquiry.page_title)
            found = gone.setdefault(
                key, FormHeld(inquiry.page_title, inquiry.get_kind_display(), is_gone=True)
            )
        found.count(inquiry)
    there = sorted((entry for _form, entry in held), key=lambda entry: (entry.kind, entry.title))
    return there + sorted(gone.values(), key=lambda entry: entry.title)


def beside_held() -> list[Beside]:
    """Return what else is kept of people, in words for staff."""
    with_them = _("Deleted with the message that it belongs to")
    return [
        _beside(OutboxMessage, "created_at", with_them),
        _beside(InquiryNote, "created_at", with_them),
        _beside(AccessEntry, "at", _days(LOOKS_KEPT)),
        _beside(Erasure, "at", _days(KEPT)),
        _beside(AuditEntry, "at", _("Kept: it names nobody but staff")),
        *(_beside(kept.model, kept.since, _days(kept.period)) for kept in all_kept()),
    ]


def words_for_counts(counts: Mapping[str, int]) -> str:
    """Return counts of rows by model label in words, such as "2 messages, 1 inquiry"."""
    return ", ".join(
        f"{number} {_name(label, number)}"
        for label, number in sorted(counts.items(), key=lambda entry: -entry[1])
    )


def _name(label: str, number: int) -> str:
    try:
        options = apps.get_model(label)._meta
    except (LookupError, ValueError):
        return label
    return str(options.verbose_name if number == 1 else options.verbose_name_plural)


def _forms() -> Iterator[Form]:
    for model in get_page_models():
        described: Any = getattr(model, "described_forms", None)
        if described:
            yield from described()


def _empty(form: Form) -> FormHeld:
    fields = {asked.name: FieldHeld(asked.label, asked.is_personal) for asked in form.questions}
    return FormHeld(form.title, str(form.kind.label), told=form.told, kept=form.kept, fields=fields)


def _is_of(form: Form, inquiry: Inquiry, path: str) -> bool:
    return form.kind == inquiry.kind and path.startswith(tuple(form.paths))


def _beside(model: type[models.Model], moment: str, rule: str) -> Beside:
    found = model._default_manager.aggregate(number=models.Count("pk"), oldest=Min(moment))
    return Beside(str(model._meta.verbose_name_plural), found["number"], found["oldest"], rule)


def _days(period: timedelta) -> str:
    return _("Deleted after %(number)d days") % {"number": period.days}
