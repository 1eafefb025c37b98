"""What was chosen in the settings: PAGE_CACHE, a dictionary (portal/settings/pagecache.py)."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed


@dataclass(frozen=True)
class Choices:
    """The choices with their defaults; times in seconds."""

    on: bool = False
    folder: Path = Path("var/pages")
    store: str = "files"
    """"files", or the alias of a cache in CACHES that several servers share."""

    most: int = 5_000
    """Copies kept; the oldest go."""

    most_narrowed: int = 1_000
    """Of these, copies of addresses with a query. They push out each other, never plain pages."""

    asked_before: int = 1
    """How often an address with a query must have been asked for before a copy of it is kept."""

    stale_for: float = 60
    """How old a copy that was thrown away may be for those who wait while one makes the new one."""

    wait_for: float = 0.1
    """How long they wait for the new one first."""

    verify_for: float = 0.3
    """How long the process that made a change asks copies again before it leaves them to others."""

    look_every: float = 1
    """How often a server looks for changes of processes that died before they told of them."""

    shared_for: int = 0
    """How long a CDN in front may keep a page. More than 0 only where it is purged."""

    never: tuple[str, ...] = field(
        default=("/admin/", "/documents/", "/health/", "/media/", "/static/")
    )
    """Beginnings of paths that are passed on without a look."""


@lru_cache(maxsize=1)
def choices() -> Choices:
    """Return what the settings say. Raises TypeError for a key that there is not."""
    chosen: dict[str, Any] = dict(getattr(settings, "PAGE_CACHE", {}))
    if chosen.get("on") is None:
        # A newcomer who changes a template wants to see it at once.
        chosen["on"] = not settings.DEBUG
    return Choices(**chosen)


def is_on() -> bool:
    """Tell whether copies are kept at all."""
    return choices().on


def _chosen_anew(setting: str, **_kwargs: object) -> None:
    if setting in {"PAGE_CACHE", "DEBUG"}:
        choices.cache_clear()


setting_changed.connect(_chosen_anew)
