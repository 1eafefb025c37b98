"""Where copies are kept: files, or a cache that several servers share."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol

from django.core.signals import setting_changed

from portal.pagecache.bundle import Bundle
from portal.pagecache.choices import choices


class Place(NamedTuple):
    """A copy by the key of its row and its address."""

    key: str
    address: str


class Store(Protocol):
    """A copy in a store is fresh, or it was put aside. A fresh one may be served."""

    def fresh(self, key: str) -> Bundle | None:
        """Return the fresh copy."""

    def put_aside(self, places: Iterable[Place]) -> None:
        """Let copies be fresh no more. Raises OSError when it cannot be done."""

    def hide(self, places: Iterable[Place]) -> None:
        """Take copies from web servers that serve them without asking us; they stay fresh."""

    def stale(self, key: str) -> tuple[Bundle, float] | None:
        """Return the copy that was put aside, and for how many seconds it has been."""

    def bring_back(self, place: Place, stamp: int) -> bool:
        """Let a copy that was put aside be fresh again; False when it is not there."""

    def keep(self, place: Place, bundle: Bundle, stamp: int) -> None:
        """Keep a fresh copy; `stamp` is the time that its files carry, in seconds since 1970."""

    def drop(self, places: Iterable[Place]) -> None:
        """Throw copies away for good."""

    def claim(self, key: str) -> bool:
        """Take it upon oneself to make a copy; False when somebody else has."""

    def release(self, key: str) -> None:
        """Have made it, or given up."""

    def fresh_keys(self) -> set[str]:
        """Return the keys of all fresh copies of all releases, as far as the store can tell."""

    def drop_release(self, release: str) -> None:
        """Throw away what is left of a release."""

    def clear(self) -> None:
        """Throw everything away."""


@lru_cache(maxsize=1)
def store() -> Store:
    """Return the store that was chosen."""
    # Each imports what it needs, and one of them is not needed.
    from .files import FileStore  # noqa: PLC0415
    from .shared import SharedStore  # noqa: PLC0415

    chosen = choices()
    return FileStore(chosen.folder) if chosen.store == "files" else SharedStore(chosen.store)


def _chosen_anew(setting: str, **_kwargs: object) -> None:
    if setting in {"PAGE_CACHE", "CACHES"}:
        store.cache_clear()


setting_changed.connect(_chosen_anew)
