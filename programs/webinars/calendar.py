"""Calendar files. Their rules come from RFC 5545 and 5546, the writing from icalendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext
from icalendar import Calendar, Event, vCalAddress

if TYPE_CHECKING:
    from programs.models import WebinarPage

PRODUCT = "-//Community Program Portal//Webinars//EN"
CALENDAR_TYPE = "text/calendar; charset=utf-8"
PUBLISH, CANCEL = "PUBLISH", "CANCEL"
"""Methods of RFC 5546: an event as it stands, and one that calendars should take away."""

ASK_AGAIN = timedelta(hours=6)
"""How often calendar programs that subscribe should come back (RFC 7986)."""


def uid(page: WebinarPage) -> str:
    """Return the identity of the webinar in calendars: the same for ever and in every language."""
    return f"{page.translation_key}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}"


def event_of(
    page: WebinarPage,
    url: str,
    join_url: str = "",
    *,
    stamp: datetime | None = None,
    is_cancelled: bool = False,
) -> Event:
    """Return the webinar as an event.

    Times are in UTC, so that every calendar shows the right instant whatever it knows of zones.
    `url` is the absolute address of the page. `join_url` is for people with a seat: public files
    are made without it. `stamp` is the instant of writing, which decides between files with the
    same number; public files change only when the page does. `is_cancelled` takes it out of one
    person's calendar; a webinar that is not held is cancelled anyway. Raises ValueError when the
    page has no start or no end.
    """
    if page.starts_at is None or page.ends_at is None:
        raise ValueError("A webinar without a start or an end has no calendar file.")
    event = Event()
    event.add("uid", uid(page))
    event.add("sequence", page.calendar_sequence)
    # A page that was put in place and never published by hand has no better one.
    event.add("dtstamp", (stamp or page.last_published_at or page.starts_at).astimezone(UTC))
    event.add("dtstart", page.starts_at.astimezone(UTC))
    event.add("dtend", page.ends_at.astimezone(UTC))
    event.add("summary", page.title)
    event.add("status", "CANCELLED" if page.cancelled or is_cancelled else "CONFIRMED")
    event.add("organizer", _organizer())
    event.add("url", url)
    event.add("location", join_url or gettext("Online"))
    event.add("description", "\n\n".join(part for part in (page.summary, join_url, url) if part))
    return event


def calendar_of(events: Iterable[Event], *, method: str = PUBLISH, name: str = "") -> bytes:
    """Return an iCalendar file with these events. `name` is for a calendar to subscribe to."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def calendar_file(page: WebinarPage, url: str) -> bytes:
    """Return the webinar's public calendar file. Raises ValueError when it has no date."""
    return calendar_of([event_of(page, url)])


def _organizer() -> vCalAddress:
    # RFC 5546 3.2.1 asks for one. It is the address that all our mail comes from.
    address = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    address.params["CN"] = settings.WAGTAIL_SITE_NAME
    return address
