"""Whether one can register for a webinar, and if not, why not."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

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
