"""The letters that the style page shows: real ones, written to nobody.

An app adds its own from `ready()`:

    show_letter("reminder", _("Reminder of a webinar"), sample_reminder)
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.intake.answers import Answer
from portal.intake.audiences import Audience
from portal.intake.models import Inquiry, Kind
from portal.intake.outbox.layout import Look, lay_out
from portal.intake.outbox.letters import message_received, notice
from portal.intake.outbox.parts import Aside, Fact, Paragraph, Parts, Quotation, Way
from portal.intake.outbox.replies import answer
from portal.intake.outbox.writing import absolute

Written = tuple[str, Parts]


@dataclass(frozen=True)
class SampleLetter:
    """A kind of letter, with what writes one in the active language."""

    name: str
    label: str | Promise
    write: Callable[[], Written]


_letters: dict[str, SampleLetter] = {}


def show_letter(name: str, label: str | Promise, write: Callable[[], Written]) -> None:
    """Show a kind of letter on the style page. `write` returns its subject and parts."""
    _letters[name] = SampleLetter(name, label, write)


def sample_letters() -> list[SampleLetter]:
    """Return the letters that there are to show."""
    return list(_letters.values())


def look_of(name: str, language: str) -> Look | None:
    """Return one letter as people get it, in a language; None where there is no such letter."""
    letter = _letters.get(name)
    if letter is None:
        return None
    with translation.override(language):
        subject, parts = letter.write()
        return lay_out(subject, parts, absolute("/"))


def sample_inquiry() -> Inquiry:
    """Return an inquiry that is in no database, in the active language."""
    answers = [
        (_("Your name"), "Ana Reyes"),
        (_("Message"), _("We would like to meet organizers.\nWhen does the next cohort start?")),
    ]
    return Inquiry(
        pk=1,
        reference="K7QM-42TX",
        token="sample",  # noqa: S106 (of no inquiry)
        kind=Kind.CONTACT,
        page_title=_("Write to us"),
        language=translation.get_language(),
        audience=Audience.COMMUNITY,
        sender_email="ana@example.org",
        mailbox="desk@example.org",
        reply_promise=_("We answer within three working days."),
        stored_answers=[
            Answer(f"answer_{number}", label, "multiline", text).as_json()
            for number, (label, text) in enumerate(answers)
        ],
    )


def _every_part() -> Written:
    return _("Every part of a letter"), [
        Paragraph(_("You do not need a formal agreement to begin.")),
        Fact(_("Place"), "Chelsea, Massachusetts"),
        Fact(_("E-mail address"), "a.rather.long.name.of.somebody@health-department.example.org"),
        Way(_("Read the story"), absolute("/"), main=True),
        Way(_("All pairs"), absolute("/")),
        Quotation(_("Message"), "مرحبا، متى تبدأ المجموعة القادمة؟\nHello, and thank you.", "ar"),
        Aside(_("Please send no health details.")),
    ]


show_letter(
    "acknowledgement",
    gettext_lazy("Acknowledgement to the sender"),
    lambda: message_received(sample_inquiry()),
)
show_letter("notice", gettext_lazy("Notice to the mailbox"), lambda: notice(sample_inquiry()))
show_letter(
    "reply",
    gettext_lazy("Reply to the sender"),
    lambda: answer(sample_inquiry(), _("You do not need a formal agreement to begin."), quote=True),
)
show_letter("parts", gettext_lazy("Every part of a letter"), _every_part)
