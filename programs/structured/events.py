"""Webinars and their series: when, where, by whom, and how to take part."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from portal.structured import Node, Telling, organization, person, picture, web_page
from portal.taxonomy.vocabulary import term_label
from programs.models import WebinarPage, WebinarSeriesPage
from programs.webinars.states import Registration

ONLINE = "https://schema.org/OnlineEventAttendanceMode"


def webinar(page: WebinarPage, telling: Telling) -> list[Node]:
    """Describe a webinar. How to join it is only for those who registered."""
    address = f"{telling.url(page)}#event"
    series = telling.context.get("series")
    event: Node = {
        **_event(page, telling),
        "@type": "EducationEvent",
        "@id": address,
        "description": page.summary,
        "image": picture(page.social_image, telling),
        "organizer": [
            organization(host.title, telling.url(host))
            for host in telling.context.get("hosts") or []
        ],
        "performer": [
            person(block.value["name"], block.value["role"], block.value["organization"])
            for block in page.speakers
        ],
        "audience": _terms(telling, "audiences", "Audience", "audienceType"),
        "inLanguage": _names(telling, "languages"),
        "maximumAttendeeCapacity": page.capacity,
        "offers": _offer(page, telling),
        "superEvent": series
        and {"@type": "EventSeries", "name": series.title, "url": telling.url(series)},
        "recordedIn": {"@type": "CreativeWork", "url": page.recording_url}
        if telling.context.get("afterwards")
        else None,
        "mainEntityOfPage": {"@id": telling.url(page)},
    }
    return [web_page(page, telling, mainEntity={"@id": address}), event]


def series(page: WebinarSeriesPage, telling: Telling) -> list[Node]:
    """Describe a series with its parts."""
    address = f"{telling.url(page)}#series"
    parts = telling.context.get("parts") or []
    event: Node = {
        "@type": "EventSeries",
        "@id": address,
        "name": page.title,
        "description": page.summary,
        "image": picture(page.social_image, telling),
        "url": telling.url(page),
        "subEvent": [{**_event(part, telling), "@type": "EducationEvent"} for part in parts],
        "mainEntityOfPage": {"@id": telling.url(page)},
    }
    return [web_page(page, telling, mainEntity={"@id": address}), event]


def _event(page: WebinarPage, telling: Telling) -> Node:
    """Return what is said of every webinar: when and where, and whether it is held."""
    state = "EventCancelled" if page.cancelled else "EventScheduled"
    return {
        "name": page.title,
        "url": telling.url(page),
        "startDate": on_its_clock(page.starts_at, page.time_zone),
        "endDate": on_its_clock(page.ends_at, page.time_zone),
        "eventStatus": f"https://schema.org/{state}",
        "eventAttendanceMode": ONLINE,
        "location": {"@type": "VirtualLocation", "url": telling.url(page)},
    }


def on_its_clock(moment: datetime | None, zone: str) -> str | None:
    """Return an instant as the event's clocks show it, with their distance from UTC (ISO 8601)."""
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes") if moment else None


def _offer(page: WebinarPage, telling: Telling) -> Node | None:
    """Return how to take part, while one can; what others ask for a seat is theirs to say."""
    state = telling.context.get("registration")
    if state == Registration.ELSEWHERE:
        return {"@type": "Offer", "url": page.registration_url}
    if state != Registration.HERE:
        return None
    full = telling.context.get("full")
    return {
        "@type": "Offer",
        "url": telling.url(page),
        "price": 0,
        "priceCurrency": "USD",
        "availability": f"https://schema.org/{'SoldOut' if full else 'InStock'}",
    }


def _names(telling: Telling, field: str) -> list[str]:
    return [term_label(term) for term in telling.context.get(field) or []]


def _terms(telling: Telling, field: str, kind: str, key: str) -> list[dict[str, Any]]:
    return [{"@type": kind, key: name} for name in _names(telling, field)]
