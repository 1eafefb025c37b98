"""Reminds people with a seat before a webinar starts, as the list of webinars says."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.intake.models import Inquiry, MailKind
from portal.intake.outbox.letters import Letter
from portal.intake.outbox.parts import Paragraph, Way
from portal.intake.outbox.writing import absolute
from programs.models.webinar_registration import WebinarLetter, WebinarRegistration

from .letters import about, calendar_for, your_place
from .occasions import drop_unsent_reminders, tell_once
from .versions import webinars

if TYPE_CHECKING:
    from programs.models import WebinarIndexPage, WebinarPage

AHEAD = {
    "reminds_a_week_before": timedelta(days=7),
    "reminds_a_day_before": timedelta(days=1),
    "reminds_an_hour_before": timedelta(hours=1),
}
"""How long before the start each kind of reminder is due, by its field of the list of webinars."""


def chosen_reminders(index: WebinarIndexPage) -> list[timedelta]:
    """Return how long before the start staff want people reminded."""
    return [ahead for field, ahead in AHEAD.items() if getattr(index, field)]


def remind(webinar: WebinarPage, now: datetime) -> int:
    """Write the reminder that is due at the instant `now`, if one is; return to how many people.

    Only the latest that is due: after a pause of the machine nobody gets two at once, and nobody
    one after the start. Who got a seat when a reminder was due already has just been written to.
    """
    start = webinar.starts_at
    if start is None or webinar.cancelled or now >= start:
        return 0
    due = [ahead for ahead in chosen_reminders(webinar.index) if start - ahead <= now]
    if not due:
        return 0
    ahead = min(due)
    occasion = f"reminder {int(ahead.total_seconds()) // 60} {start.isoformat()}"
    people = WebinarRegistration.objects.of_webinar(webinar.translation_key).to_write_to()
    unreminded = (
        people.with_seat()
        .filter(wants_reminders=True, seated_at__lt=start - ahead)
        .exclude(letters__occasion=occasion)
    )
    return tell_once(unreminded.iterator(), occasion, MailKind.REMINDER, reminder)


def drop_late_reminders(now: datetime) -> int:
    """Delete reminders that were not sent before their webinar began; return how many."""
    ahead = webinars().live().filter(starts_at__gt=now).values("translation_key")
    with transaction.atomic():
        return drop_unsent_reminders(
            WebinarLetter.objects.exclude(registration__webinar_key__in=ahead)
        )


def reminder(webinar: WebinarPage, registration: WebinarRegistration) -> Letter:
    """Return the letter that reminds one person."""
    inquiry = registration.inquiry
    title = {"title": webinar.title}
    leave = absolute(reminders_path(inquiry))
    return Letter(
        _("Reminder: %(title)s") % title,
        [
            Paragraph(_("You are registered for “%(title)s”.") % title),
            *about(webinar, registration),
            Paragraph(_("If you cannot come, please give the seat back for somebody else.")),
            your_place(inquiry),
            Way(_("Get no more reminders"), leave),
        ],
        calendar_for(inquiry, [registration]),
        leave,
    )


def reminders_path(inquiry: Inquiry) -> str:
    """Return where somebody stops reminders, in their language, without the host."""
    with translation.override(inquiry.language):
        return reverse("webinar_reminders", args=[inquiry.token])
