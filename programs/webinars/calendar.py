"""The calendar file of a webinar. Its rules come from RFC 5545, the writing from icalendar."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext
from icalendar import Calendar, Event

if TYPE_CHECKING:
    from programs.models import WebinarPage

PRODUCT = "-//Community Program Portal//Webinars//EN"
CALENDAR_TYPE = "text/calendar; charset=utf-8"


def schedule_digest(page: WebinarPage) -> str:
    """Return a fingerprint of what a calendar must be told of when it changes."""
    told = [page.starts_at, page.ends_at, page.cancelled, page.join_url]
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()


def count_change(page: WebinarPage) -> None:
    """Raise the number of the webinar's calendar file if a published change concerns calendars.

    The number only ever rises, and it is above that of every other language version, because all
    of them share one identity in people's calendars.
    """
    digest = schedule_digest(page)
    if digest == page.calendar_digest:
        return
    number = 0 if not page.calendar_digest else sequence(page) + 1
    type(page).objects.filter(pk=page.pk).update(calendar_sequence=number, calendar_digest=digest)
    page.calendar_sequence, page.calendar_digest = number, digest


def count_published_change(instance: WebinarPage, **_kwargs: Any) -> None:
    """Receive the signal `page_published`."""
    count_change(instance)


def sequence(page: WebinarPage) -> int:
    """Return the SEQUENCE of the webinar: the highest of all its language versions."""
    versions = type(page).objects.filter(translation_key=page.translation_key)
    return versions.aggregate(highest=Max("calendar_sequence"))["highest"] or 0


def uid(page: WebinarPage) -> str:
    """Return the identity of the webinar in calendars: the same for ever and in every language."""
    return f"{page.translation_key}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}"


def calendar_file(page: WebinarPage, url: str, join_url: str = "") -> bytes:
    """Return the webinar as an iCalendar file with one event.

    Times are in UTC, so that every calendar shows the right instant whatever it knows of zones.
    `url` is the absolute address of the page. `join_url` is for people who have registered: the
    public file is made without it. Raises ValueError when the page has no start or no end.
    """
    if page.starts_at is None or page.ends_at is None:
        raise ValueError("A webinar without a start or an end has no calendar file.")
    event = Event()
    event.add("uid", uid(page))
    event.add("sequence", sequence(page))
    event.add("dtstamp", (page.last_published_at or datetime.now(UTC)).astimezone(UTC))
    event.add("dtstart", page.starts_at.astimezone(UTC))
    event.add("dtend", page.ends_at.astimezone(UTC))
    event.add("summary", page.title)
    event.add("status", "CANCELLED" if page.cancelled else "CONFIRMED")
    event.add("url", url)
    event.add("location", join_url or gettext("Online"))
    event.add("description", "\n\n".join(part for part in (page.summary, join_url, url) if part))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()
