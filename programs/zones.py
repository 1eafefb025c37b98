"""Time zones as staff choose them and as visitors read them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

COMMON_ZONES: dict[str, str | Promise] = {
    "America/New_York": _("Eastern Time (New York)"),
    "America/Chicago": _("Central Time (Chicago)"),
    "America/Denver": _("Mountain Time (Denver)"),
    "America/Phoenix": _("Mountain Time all year (Phoenix)"),
    "America/Los_Angeles": _("Pacific Time (Los Angeles)"),
    "America/Anchorage": _("Alaska Time (Anchorage)"),
    "Pacific/Honolulu": _("Hawaii Time (Honolulu)"),
    "America/Puerto_Rico": _("Atlantic Time all year (Puerto Rico)"),
}
"""The zones that most events are in, from east to west."""

SHOWN_ELSEWHERE = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "UTC",
)
"""The clocks on which people who live elsewhere find their own, from UTC at the latest."""

_NO_PLACES = ("Etc/", "SystemV/", "posix/", "right/", "US/", "Brazil/", "Canada/", "Chile/")


@cache
def _place_zones() -> tuple[str, ...]:
    """Return the names of all zones that are called after a place, in the order of the alphabet."""
    return tuple(
        sorted(
            name
            for name in available_timezones()
            if "/" in name and not name.startswith((*_NO_PLACES, "Mexico/"))
        )
    )


def zone_choices() -> list[tuple[str | Promise, list[tuple[str, str]]]]:
    """Return the choices of a time zone field: the common ones first, then every other place."""
    others = [name for name in _place_zones() if name not in COMMON_ZONES]
    return [
        (_("Most used"), [(name, str(label)) for name, label in COMMON_ZONES.items()]),
        (_("All others"), [(name, name.replace("_", " ").replace("/", " / ")) for name in others]),
    ]


def zone_name(name: str) -> str:
    """Return what visitors read for an IANA time zone, such as "Eastern Time (New York)"."""
    if name == "UTC":
        return gettext("Universal Time (UTC)")
    if name in COMMON_ZONES:
        return str(COMMON_ZONES[name])
    city = name.rsplit("/", 1)[-1].replace("_", " ")
    return gettext("%(city)s time") % {"city": city}


def is_zone(name: str) -> bool:
    """Whether `name` is an IANA time zone that this machine knows."""
    return name in available_timezones()


def wall_clock(instant: datetime, name: str) -> datetime:
    """Return what the clocks of the time zone `name` show at `instant`, without a zone.

    Without one, so that no template converts it again.
    """
    return instant.astimezone(ZoneInfo(name)).replace(tzinfo=None)


def offset_words(instant: datetime, name: str) -> str:
    """Return how far the clocks of a zone are from UTC at an instant, such as "UTC-05:00"."""
    offset = instant.astimezone(ZoneInfo(name)).utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "UTC"


@dataclass(frozen=True)
class Clock:
    """What the clocks of one zone show from the start to the end of an event."""

    name: str
    start: datetime
    end: datetime
    is_another_day: bool
    """Whether the event starts there on another day than where it is held."""


def clocks_elsewhere(start: datetime, end: datetime, zone: str) -> list[Clock]:
    """Return what other clocks show during an event that is held in `zone`."""
    day = wall_clock(start, zone).date()
    return [
        Clock(
            zone_name(name),
            wall_clock(start, name),
            wall_clock(end, name),
            wall_clock(start, name).date() != day,
        )
        for name in SHOWN_ELSEWHERE
        if name != zone
    ]
