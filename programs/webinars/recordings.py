"""Tells everybody who registered where the recording, the transcript and the slides are. Once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.intake.models import MailKind
from portal.intake.outbox.letters import Letter
from portal.intake.outbox.parts import Paragraph, Part, Way
from portal.intake.outbox.writing import absolute
from programs.models.webinar_registration import RegistrationQuerySet, WebinarRegistration

from .occasions import tell_once

if TYPE_CHECKING:
    from programs.models import WebinarPage

OCCASION = "recording"


def not_told(webinar: WebinarPage) -> RegistrationQuerySet:
    """Return those who registered and were not written to about what is left of the webinar."""
    people = WebinarRegistration.objects.of_webinar(webinar.translation_key).to_write_to()
    return people.exclude(letters__occasion=OCCASION)


def tell_of_recording(webinar: WebinarPage) -> int:
    """Write to those who were not written to; return to how many."""

    def compose(version: WebinarPage, _registration: WebinarRegistration) -> Letter:
        return recording_letter(version, webinar)

    return tell_once(not_told(webinar).iterator(), OCCASION, MailKind.RECORDING, compose)


def recording_letter(webinar: WebinarPage, sent: WebinarPage) -> Letter:
    """Return the letter with all that there is to watch and to read.

    `webinar` is the version in the reader's language. What it lacks, since nobody has brought it
    up to date, comes from the version that staff have `sent`.
    """
    title = {"title": webinar.title}
    parts: list[Part] = [
        Paragraph(
            _("Thank you for your interest in “%(title)s”. This is what is left of it.") % title
        )
    ]
    if recording := webinar.recording_url or sent.recording_url:
        parts.append(Way(_("Watch the recording"), recording, main=True))
    if slides := webinar.slides or sent.slides:
        parts.append(Way(_("Read the slides"), absolute(slides.url)))
    if webinar.transcript or sent.transcript:
        read = webinar if webinar.transcript else sent
        parts.append(Way(_("Read the transcript"), read.full_url))
    parts.append(Way(_("About the webinar"), webinar.full_url))
    return Letter(_("To watch and read again: %(title)s") % title, parts)
