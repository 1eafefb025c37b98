"""What people must be told of when it changes, and what follows when a webinar is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from .changes import tell_of_changes
from .places import fill_seats
from .retention import keep_for_longer
from .versions import SHARED, lock_webinars, ruling_version, share

if TYPE_CHECKING:
    from uuid import UUID

    from programs.models import WebinarPage


def schedule_of(page: WebinarPage) -> dict[str, Any]:
    """Return what calendars and registrants know of a webinar, as it is stored: JSON."""
    return {
        "starts_at": page.starts_at.isoformat() if page.starts_at else None,
        "ends_at": page.ends_at.isoformat() if page.ends_at else None,
        "time_zone": page.time_zone,
        "cancelled": page.cancelled,
        "join_url": page.join_url,
    }


def count_change(page: WebinarPage) -> set[str]:
    """Raise the number of the webinar's calendar file if what is published now concerns calendars.

    Returns the names of what has changed since it was last announced: nothing the first time. The
    number only ever rises, and all languages have the same one, because they share one identity in
    people's calendars.
    """
    told, now = page.announced, schedule_of(page)
    if told == now:
        return set()
    changed = {name for name, value in now.items() if told and told.get(name) != value}
    page.announced = now
    page.calendar_sequence += bool(changed)
    type(page).objects.filter(pk=page.pk).update(
        announced=page.announced, calendar_sequence=page.calendar_sequence
    )
    return changed


def follow(key: UUID) -> WebinarPage | None:
    """Do what follows from what is published of a webinar, and return the version that rules.

    The number for calendars, the same times in every language, letters to those who registered,
    seats that a raised capacity has freed. Doing it again does nothing more, so cron may.
    """
    with transaction.atomic():
        lock_webinars([key])
        ruling = ruling_version(key)
        if ruling is None:
            return None
        changed = count_change(ruling)
        share(ruling)
        now = timezone.now()
        if "ends_at" in changed:
            keep_for_longer(ruling)
        if changed and not ruling.has_ended(now):
            tell_of_changes(ruling, changed)
        fill_seats(ruling, now)
    return ruling


def follow_publication(instance: WebinarPage, **_kwargs: Any) -> None:
    """Receive the signal `page_published`."""
    ruling = follow(instance.translation_key)
    if ruling:
        for name in SHARED:
            setattr(instance, name, getattr(ruling, name))
