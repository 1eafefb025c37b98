"""Copies in one of Django's caches, such as Redis, for several application servers."""

import contextlib
import time
from collections.abc import Iterable
from typing import Any

from django.core.cache import caches

from portal.pagecache.bundle import Bundle, from_bytes

from . import Place

KEPT = 7 * 24 * 60 * 60
"""Seconds after which a copy that nobody renewed goes."""

MAKING_TAKES = 30
"""Seconds after which whoever makes a copy is taken to have died."""


class SharedStore:
    """Fresh copies under one name, those that were put aside under another.

    A cache that does not answer has no copies. What cannot be put aside raises whatever the cache
    raises: the change stays noted, and is looked into again.
    """

    def __init__(self, alias: str) -> None:
        self._alias = alias

    def fresh(self, key: str) -> Bundle | None:
        """Return the fresh copy; one question to the cache."""
        try:
            stored = self._cache.get(f"fresh:{key}")
        except Exception:  # noqa: BLE001 - each backend has errors of its own, and a page is due
            return None
        return from_bytes(stored) if stored else None

    def put_aside(self, places: Iterable[Place]) -> None:
        """Move copies from one name to the other."""
        keys = [place.key for place in places]
        found = self._cache.get_many([f"fresh:{key}" for key in keys])
        now = time.time()
        for name, stored in found.items():
            key = name.partition(":")[2]
            self._cache.set(f"aside:{key}", (now, stored), KEPT)
        self._cache.delete_many(list(found))

    def hide(self, places: Iterable[Place]) -> None:
        """Do nothing: no web server reads them."""

    def stale(self, key: str) -> tuple[Bundle, float] | None:
        """Return the copy that was put aside, and for how many seconds it has been."""
        try:
            found = self._cache.get(f"aside:{key}")
        except Exception:  # noqa: BLE001 - as above
            return None
        bundle = from_bytes(found[1]) if found else None
        return (bundle, time.time() - found[0]) if bundle else None

    def bring_back(self, place: Place, stamp: int) -> bool:  # noqa: ARG002 (files carry a time)
        """Move a copy back."""
        found = self._cache.get(f"aside:{place.key}")
        if not found:
            return self._cache.get(f"fresh:{place.key}") is not None
        self._cache.set(f"fresh:{place.key}", found[1], KEPT)
        self._cache.delete(f"aside:{place.key}")
        return True

    def keep(self, place: Place, bundle: Bundle, stamp: int) -> None:  # noqa: ARG002 (as above)
        """Keep a fresh copy."""
        self._cache.set(f"fresh:{place.key}", bundle.to_bytes(), KEPT)
        self._cache.delete(f"aside:{place.key}")

    def drop(self, places: Iterable[Place]) -> None:
        """Throw copies away for good."""
        keys = [place.key for place in places]
        self._cache.delete_many([f"{state}:{key}" for state in ("fresh", "aside") for key in keys])

    def claim(self, key: str) -> bool:
        """Be the first to say so."""
        try:
            return bool(self._cache.add(f"making:{key}", 1, MAKING_TAKES))
        except Exception:  # noqa: BLE001 - as above
            return False

    def release(self, key: str) -> None:
        """Take that back."""
        with contextlib.suppress(Exception):  # it ends by itself
            self._cache.delete(f"making:{key}")

    def fresh_keys(self) -> set[str]:
        """Return nothing: a cache does not tell what it has."""
        return set()

    def drop_release(self, release: str) -> None:
        """Do nothing: a cache has no folders."""

    def clear(self) -> None:
        """Empty the cache, which holds nothing else."""
        self._cache.clear()

    @property
    def _cache(self) -> Any:
        return caches[self._alias]
