"""Tells those who registered that a webinar is moved, cancelled, held after all, or elsewhere."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.intake.models import MailKind
from portal.intake.outbox.letters import Letter
from portal.intake.outbox.parts import Paragraph
from programs.models.webinar_registration import WebinarLetter, WebinarRegistration

from .letters import about, calendar_for, your_place
from .occasions import drop_unsent_reminders, tell_once

if TYPE_CHECKING:
    from programs.models import WebinarPage


def tell_of_changes(webinar: WebinarPage, changed: Set[str]) -> int:
    """Write to everybody whom a published change concerns; return to how many.

    `changed` names fields of the schedule. How to join concerns only people with a seat. Of a
    webinar that stays cancelled there is nothing to tell.
    """
    if webinar.cancelled and "cancelled" not in changed:
        return 0
    key = webinar.translation_key
    drop_unsent_reminders(WebinarLetter.objects.filter(registration__webinar_key=key))
    people = WebinarRegistration.objects.of_webinar(key).to_write_to()
    if changed == {"join_url"}:
        people = people.with_seat()

    def compose(version: WebinarPage, registration: WebinarRegistration) -> Letter:
        # What a translation notes may be about an earlier change, until it is brought up to date.
        note = webinar.change_note if version.pk == webinar.pk else ""
        return change_letter(version, registration, changed, note)

    occasion = f"change {webinar.calendar_sequence}"
    return tell_once(people.iterator(), occasion, MailKind.CHANGE, compose)


def change_letter(
    webinar: WebinarPage, registration: WebinarRegistration, changed: Set[str], note: str
) -> Letter:
    """Return the letter that tells one person of a change, with the new calendar file.

    `note` is what staff say of it, in the letter's language; it may be empty.
    """
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
    if note:
        parts.append(Paragraph(note))
    return Letter(
        subject,
        [*parts, *about(webinar, registration), your_place(inquiry)],
        calendar_for(inquiry, [registration]),
    )
