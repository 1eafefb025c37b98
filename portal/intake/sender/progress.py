"""Where an inquiry is, in the sender's words: no name of ours, no note, nothing that was typed."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.intake.models import Inquiry, Status

WITH_US = (Status.QUARANTINE, Status.NEW)
"""What is held for a look at it says no more than that it has arrived."""


@dataclass(frozen=True)
class Step:
    """One thing that happens on the way. `at` is when it did; `here` marks where it is now."""

    words: str
    at: datetime | None
    done: bool
    here: bool = False


def headline(inquiry: Inquiry) -> str:
    """Return the title of the status page, in the active language."""
    if inquiry.status == Status.WITHDRAWN:
        return _("You have withdrawn your message")
    if inquiry.status == Status.CLOSED:
        return _("Your message is closed")
    if inquiry.first_replied_at and inquiry.status == Status.WAITING:
        return _("We have answered your message")
    if inquiry.status in WITH_US:
        return _("We have received your message")
    return _("We are working on your message")


def steps(inquiry: Inquiry) -> list[Step]:
    """Return the way of an inquiry, with what is still to come; for a withdrawn one its end."""
    received = Step(_("Received"), inquiry.received_at, done=True, here=False)
    if inquiry.status == Status.WITHDRAWN:
        return [received, Step(_("Withdrawn"), inquiry.closed_at, done=True, here=True)]
    answered, closed = bool(inquiry.first_replied_at), inquiry.status == Status.CLOSED
    taken = inquiry.status not in WITH_US
    way = [
        received,
        Step(_("Being worked on"), None, done=taken),
        Step(_("Answered"), inquiry.first_replied_at, done=answered),
        Step(_("Closed"), inquiry.closed_at, done=closed),
    ]
    if closed and not answered:
        way.pop(2)  # It was settled in another way.
    here = max(index for index, step in enumerate(way) if step.done)
    if inquiry.status == Status.OPEN:
        here = 1  # They added something: the next answer is ours.
    way[here] = Step(way[here].words, way[here].at, way[here].done, here=True)
    return way


def answer_by(inquiry: Inquiry) -> datetime | None:
    """Return the end of the day on which our answer is due; None when none is, or it is past."""
    waits = inquiry.status in (*WITH_US, Status.OPEN)
    due = inquiry.due_at
    return due if waits and due and due >= timezone.now() else None
