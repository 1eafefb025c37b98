"""Registration for a webinar: whether one can, what is asked, and who gets the last seat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.intake.models import Inquiry
from portal.intake.questions import Role
from portal.intake.submission import Refused
from programs.models.webinar_registration import Place, WebinarRegistration

if TYPE_CHECKING:
    from programs.models import WebinarPage


class Registration(StrEnum):
    """The states of registration that visitors can meet."""

    NONE = "none"
    HERE = "here"
    ELSEWHERE = "elsewhere"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    PAST = "past"


REFUSALS = {
    Registration.NONE: gettext_lazy("Registration is not open."),
    Registration.CLOSED: gettext_lazy("Registration has closed meanwhile."),
    Registration.CANCELLED: gettext_lazy("This webinar is cancelled."),
    Registration.PAST: gettext_lazy("This webinar is over."),
}


@dataclass(frozen=True)
class RegistrationQuestion:
    """A question of every registration form, as `portal.intake` asks it."""

    name: str
    words: str | Promise
    field_type: str = "singleline"
    role: str = ""
    required: bool = True
    help_text: str | Promise = ""
    default_value: str = ""

    @property
    def label(self) -> str:
        """The question in the reader's language."""
        return str(self.words)

    @property
    def clean_name(self) -> str:
        """The name of the form field."""
        return self.name


QUESTIONS = [
    RegistrationQuestion("name", gettext_lazy("Your name"), role=Role.NAME),
    RegistrationQuestion(
        "email", gettext_lazy("Your e-mail address"), field_type="email", role=Role.EMAIL
    ),
    RegistrationQuestion("organization", gettext_lazy("Your organization"), required=False),
    RegistrationQuestion(
        "access",
        gettext_lazy("What do you need to take part?"),
        field_type="multiline",
        required=False,
        help_text=gettext_lazy(
            "For example sign language, captions or an interpreter. Please send no details about "
            "your health."
        ),
    ),
]


def closes_at(page: WebinarPage) -> datetime | None:
    """Return the instant at which registration ends: the one given, or else the start."""
    return page.registration_closes_at or page.starts_at


def registration_state(page: WebinarPage, now: datetime) -> Registration:
    """Return whether one can register at the instant `now`, and where."""
    if page.ends_at and page.ends_at <= now:
        return Registration.PAST
    if page.cancelled:
        return Registration.CANCELLED
    if not (page.registration_open or page.registration_url):
        return Registration.NONE
    limit = closes_at(page)
    if limit and limit <= now:
        return Registration.CLOSED
    return Registration.ELSEWHERE if page.registration_url else Registration.HERE


def is_full(page: WebinarPage) -> bool:
    """Whether all seats are taken, so that a new registration joins the waiting list."""
    if page.capacity is None:
        return False
    taken = WebinarRegistration.objects.of_webinar(page.translation_key).with_seat().count()
    return taken >= page.capacity


def give_place(page: WebinarPage, inquiry: Inquiry, now: datetime) -> WebinarRegistration | None:
    """Give the sender of `inquiry` a seat, or a number on the waiting list.

    Must run in a transaction. It locks the webinar in all its languages first, so that of two
    people who ask for the last seat at once one gets it. An address that has a place keeps that
    one and gets no second: then None is returned, and the receipt does not tell. What looks like
    spam waits, so that it can take nobody's seat.

    Raises Refused when registration is not open at the instant `now`.
    """
    locked = list(
        type(page)
        .objects.filter(translation_key=page.translation_key)
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    current = next((version for version in locked if version.pk == page.pk), None)
    state = registration_state(current, now) if current and current.live else Registration.NONE
    if current is None or state != Registration.HERE:
        raise Refused(str(REFUSALS.get(state, REFUSALS[Registration.NONE])))
    place = Place.WAITING if inquiry.is_quarantined or is_full(current) else Place.SEAT
    inquiry.thanks = receipt_words(current, place)
    inquiry.save(update_fields=["thanks"])
    earlier = WebinarRegistration.objects.of_webinar(page.translation_key)
    if inquiry.sender_email and earlier.of_address(inquiry.sender_email).exists():
        return None
    return WebinarRegistration.objects.create(
        webinar_key=page.translation_key, inquiry=inquiry, place=place
    )


def receipt_words(page: WebinarPage, place: str) -> str:
    """Return what the receipt says of a place, as HTML."""
    if place == Place.SEAT:
        words = _("You have a seat. The mail that we send you says how to join.")
    else:
        words = _(
            "All seats are taken, so you are on the waiting list. We write to you if one is free."
        )
    return format_html(
        '<p>{}</p><p><a href="{}webinar.ics">{}</a></p>',
        words,
        page.url,
        _("Add it to your calendar"),
    )
