"""Tells those who registered that a webinar is moved, cancelled, held after all, or elsewhere."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.intake.models import MailKind
from portal.intake.outbox.letters import Letter
from portal.intake.outbox.parts import Paragraph
from programs.models.webinar_registration import WebinarRegistration

from .letters import about, calendar_for, your_place
from .occasions import tell_once

if TYPE_CHECKING:
    from programs.models import WebinarPage


def tell_of_changes(webinar: WebinarPage, changed: Set[str]) -> int:
    """Write to everybody whom a published change concerns; return to how many.

    `changed` names fields of the schedule. How to join concerns only people with a seat. Of a
    webinar that stays cancelled there is nothing to tell.
    """
    if webinar.cancelled and "cancelled" not in changed:
        return 0
    people = WebinarRegistration.objects.of_webinar(webinar.translation_key).to_write_to()
    if changed == {"join_url"}:
        people = people.with_seat()

    def compose(version: WebinarPage, registration: WebinarRegistration) -> Letter:
        return change_letter(version, registration, changed)

    occasion = f"change {webinar.calendar_sequence}"
    return tell_once(people.iterator(), occasion, MailKind.CHANGE, compose)


def change_letter(
    webinar: WebinarPage, registration: WebinarRegistration, changed: Set[str]
) -> Letter:
    """Return the letter that tells one person of a change, with the new calendar file."""
    inquiry = registration.inquiry
    title = {"title": webinar.title}
    if webinar.cancelled:
        subject = _("Cancelled: %(title)s") % title
        words = _("“%(title)s” is cancelled. You need not do anything.") % title
    elif "cancelled" in changed:
        subject = _("Held after all: %(title)s") % title
        words = _("“%(title)s” is held after all. Your place has not changed.") % title
    elif changed == {"join_url"}:
        subject = _("New address to join: %(title)s") % title
        words = _("The address at which you join “%(title)s” has changed.") % title
    else:
        subject = _("New time: %(title)s") % title
        words = _("“%(title)s” has a new time. Your place has not changed.") % title
    parts = [Paragraph(words)]
    if webinar.change_note:
        parts.append(Paragraph(webinar.change_note))
    return Letter(
        subject,
        [*parts, *about(webinar, registration), your_place(inquiry)],
        calendar_for(inquiry, [registration]),
    )
