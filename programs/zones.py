"""Time zones as staff choose them and as visitors read them."""

from datetime import datetime
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
