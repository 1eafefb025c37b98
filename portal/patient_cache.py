"""A Redis without which pages still come: it knows nothing then, and keeps nobody waiting."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

REST = 5.0
"""Seconds for which a Redis that did not answer is not asked again, so that pages stay quick."""


class PatientRedisCache(RedisCache):
    """Django's cache in Redis; a fault of Redis is an empty cache.

    What was to be changed or deleted meanwhile could be found again with its old value, so a Redis
    that comes back is emptied before it is believed. It therefore wants a database of its own.
    Whoever counts in it (`incr`) learns that there is no count: ValueError, as for any lost key.
    """

    # Of the whole process: each thread has a cache object of its own.
    _rests_until = 0.0
    _missed_changes = False

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return what is kept under a key, or the default."""
        ask = super().get
        return self._ask(lambda: ask(key, default, version), default)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        """Return what is kept under the keys."""
        ask = super().get_many
        return self._ask(lambda: ask(keys, version), {})

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """Tell whether anything is kept under a key."""
        ask = super().has_key
        return self._ask(lambda: ask(key, version), False)

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value where none is. Without Redis: True, for nobody else has it either."""
        ask = super().add
        return self._ask(lambda: ask(key, value, timeout, version), True, changes=True)

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value."""
        ask = super().set
        self._ask(lambda: ask(key, value, timeout, version), None, changes=True)

    def set_many(
        self, data: dict[Any, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> list[Any]:
        """Keep values; return the keys of those that could not be kept."""
        ask = super().set_many
        return self._ask(lambda: ask(data, timeout, version), list(data), changes=True)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value for longer."""
        ask = super().touch
        return self._ask(lambda: ask(key, timeout, version), False)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Count. Raises ValueError where there is no count."""
        ask = super().incr
        count = self._ask(lambda: ask(key, delta, version), None, changes=True)
        if count is None:
            raise ValueError(f"Key {key!r} not found.")
        return int(count)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget a value."""
        ask = super().delete
        return self._ask(lambda: ask(key, version), False, changes=True)

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        """Forget values."""
        ask = super().delete_many
        self._ask(lambda: ask(keys, version), None, changes=True)

    def clear(self) -> None:
        """Forget everything."""
        ask = super().clear
        self._ask(ask, None, changes=True)

    def _ask(self, ask: Callable[[], Any], without: Any, *, changes: bool = False) -> Any:
        """Return Redis' answer, or `without` where it gives none."""
        mine = PatientRedisCache
        if time.monotonic() >= mine._rests_until:
            try:
                if mine._missed_changes:
                    super().clear()
                    mine._missed_changes = False
                return ask()
            except RedisError as error:
                logger.warning("Redis does not answer: %s", type(error).__name__)
                mine._rests_until = time.monotonic() + REST
        mine._missed_changes = mine._missed_changes or changes
        return without
