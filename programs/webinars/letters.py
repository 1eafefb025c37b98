"""Letters about one person's place: the confirmation, a seat from the waiting list, a goodbye.

Only people with a seat read how to join, in the letter and in its calendar file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.intake.models import Inquiry, MailKind, OutboxMessage
from portal.intake.outbox.letters import Letter
from portal.intake.outbox.parts import Aside, Fact, Paragraph, Part, Way
from portal.intake.outbox.writing import absolute, write_letter
from programs.models.webinar_registration import Place, WebinarRegistration

from .calendar import CANCEL, PUBLISH, calendar_of, event_of
from .versions import version_for
from .words import when

if TYPE_CHECKING:
    from programs.models import WebinarPage

ABOUT_A_PLACE = (MailKind.ACKNOWLEDGEMENT, MailKind.SEAT, MailKind.REMINDER, MailKind.CHANGE)
"""Kinds of letters that say how a place stands, as the confirmation does."""


def registration_received(inquiry: Inquiry) -> Letter:
    """Return the confirmation of a registration, in the active language, with its calendar file.

    It says the same to somebody who has lost it. A repeated registration leads to the place that
    counts: this mail reaches only whoever that place belongs to.
    """
    registrations = list(inquiry.registrations.select_related("repeats__inquiry").order_by("pk"))
    parts: list[Part] = []
    for registration in registrations:
        webinar = version_for(registration.webinar_key, inquiry.language)
        if webinar:
            parts.append(Paragraph(place_words(registration) % {"title": webinar.title}))
            if not registration.is_given_back:
                parts += about(webinar, registration)
            if registration.repeats:
                parts.append(your_place(registration.repeats.inquiry))
    parts.append(Fact(_("Your reference"), inquiry.reference))
    if any(registration.repeats is None for registration in registrations):
        parts.append(your_place(inquiry))
    parts.append(
        Aside(
            _(
                "If you did not register, somebody gave your address by mistake. You need not do "
                "anything."
            )
        )
    )
    subject = _("We have received your registration (%(reference)s)")
    return Letter(
        subject % {"reference": inquiry.reference}, parts, calendar_for(inquiry, registrations)
    )


def send_again(inquiry: Inquiry) -> OutboxMessage:
    """Mail the confirmation once more to somebody who has lost it."""
    with translation.override(inquiry.language):
        letter = registration_received(inquiry)
    return _write(MailKind.ACKNOWLEDGEMENT, inquiry, letter)


def write_seat(registration: WebinarRegistration) -> None:
    """Write to somebody who has moved up from the waiting list."""
    inquiry = registration.inquiry
    with translation.override(inquiry.language):
        webinar = version_for(registration.webinar_key, inquiry.language)
        if webinar is None or not inquiry.sender_email:
            return
        title = {"title": webinar.title}
        letter = Letter(
            _("You have a seat: %(title)s") % title,
            [
                Paragraph(
                    _(
                        "A seat has become free, and it is yours: you are registered for "
                        "“%(title)s”."
                    )
                    % title
                ),
                *about(webinar, registration),
                Paragraph(_("If you cannot come, please give the seat back for somebody else.")),
                your_place(inquiry),
            ],
            calendar_for(inquiry, [registration]),
        )
    _write(MailKind.SEAT, inquiry, letter)


def write_goodbye(registration: WebinarRegistration) -> None:
    """Confirm that somebody has given a place back; their calendar takes the event away."""
    inquiry = registration.inquiry
    with translation.override(inquiry.language):
        webinar = version_for(registration.webinar_key, inquiry.language)
        if webinar is None or not inquiry.sender_email:
            return
        title = {"title": webinar.title}
        letter = Letter(
            _("Your registration is cancelled: %(title)s") % title,
            [
                Paragraph(place_words(registration) % title),
                Paragraph(_("You can register again while registration is open.")),
                Way(_("About the webinar"), webinar.full_url),
            ],
            calendar_for(inquiry, [registration]),
        )
    _write(MailKind.CANCELLATION, inquiry, letter)


def about(webinar: WebinarPage, registration: WebinarRegistration) -> list[Part]:
    """Return when a webinar is held, how this person joins, and where they read more."""
    parts = when(webinar)
    if may_join(webinar, registration):
        parts.append(Way(_("Join the webinar"), webinar.join_url, main=True))
    return [*parts, Way(_("About the webinar"), webinar.full_url)]


def may_join(webinar: WebinarPage, registration: WebinarRegistration) -> bool:
    """Whether somebody is told how to join: with a seat of their own, if it is held."""
    return bool(
        registration.has_seat
        and registration.repeats_id is None
        and webinar.join_url
        and not webinar.cancelled
    )


def your_place(inquiry: Inquiry) -> Way:
    """Return the way to the page on which people see and cancel their place."""
    return Way(_("See or cancel your registration"), absolute(inquiry.receipt_path))


def place_words(registration: WebinarRegistration) -> str:
    """Return what somebody has, with a place for the title."""
    if registration.repeats_id:
        return _("This address is already registered for “%(title)s”. Your place has not changed.")
    if registration.place == Place.SEAT:
        return _("You are registered for “%(title)s” and have a seat.")
    if registration.place == Place.WAITING:
        return _("You are on the waiting list for “%(title)s”. We write to you if a seat is free.")
    if registration.never_had_a_seat:
        return _("You have left the waiting list for “%(title)s”.")
    return _("You have given back your place at “%(title)s”.")


def calendar_for(inquiry: Inquiry, registrations: Iterable[WebinarRegistration]) -> str:
    """Return the calendar file for one person's places; an empty text where no date is known.

    One file has one method (RFC 5546): it takes events away if it is about nothing else.
    """
    now = timezone.now()
    events, is_gone = [], []
    for registration in registrations:
        webinar = version_for(registration.webinar_key, inquiry.language)
        if registration.repeats_id or not (webinar and webinar.starts_at and webinar.ends_at):
            continue
        join_url = webinar.join_url if may_join(webinar, registration) else ""
        given_back = registration.is_given_back
        is_gone.append(given_back or webinar.cancelled)
        events.append(
            event_of(webinar, webinar.full_url, join_url, stamp=now, is_cancelled=given_back)
        )
    if not events:
        return ""
    return calendar_of(events, method=CANCEL if all(is_gone) else PUBLISH).decode()


def _write(kind: MailKind, inquiry: Inquiry, letter: Letter) -> OutboxMessage:
    return write_letter(
        kind,
        inquiry.sender_email,
        letter.subject,
        letter.parts,
        language=inquiry.language,
        inquiry=inquiry,
        reply_to=inquiry.mailbox,
        calendar=letter.calendar,
    )
