"""Whether one can register for a webinar, and where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from portal.pagecache import until
from portal.speed.prepared import prepared
from programs.models.webinar_registration import WebinarRegistration

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


def closes_at(page: WebinarPage) -> datetime | None:
    """Return the instant at which registration ends: the one given, or else the start."""
    return page.registration_closes_at or page.starts_at


def registration_state(page: WebinarPage, now: datetime) -> Registration:
    """Return whether one can register at the instant `now`, and where."""
    if page.has_ended(now):
        return Registration.PAST
    if page.cancelled:
        return Registration.CANCELLED
    if not (page.registration_open or page.registration_url):
        return Registration.NONE
    limit = closes_at(page)
    until(limit)
    if limit and limit <= now:
        return Registration.CLOSED
    return Registration.ELSEWHERE if page.registration_url else Registration.HERE


def is_full(page: WebinarPage) -> bool:
    """Whether all seats are taken, so that a new registration joins the waiting list."""
    if page.capacity is None:
        return False
    if page.capacity == 0:
        return True
    return bool(_seat(page.capacity, webinar=page.translation_key))


@prepared
def _seat(number: int, *, webinar: UUID) -> QuerySet[WebinarRegistration, int]:
    # Whether the last seat is taken, and not how many are: what people read changes only then.
    taken = WebinarRegistration.objects.of_webinar(webinar).with_seat().order_by("pk")
    return taken.values_list("pk", flat=True)[number - 1 : number]


def open_parts(parts: Iterable[WebinarPage], now: datetime) -> list[WebinarPage]:
    """Return those of the parts whose registration is open here at the instant `now`."""
    return [part for part in parts if registration_state(part, now) == Registration.HERE]
