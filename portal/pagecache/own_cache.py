"""Django's cache for the making of one page: empty at the beginning, gone at the end."""

from collections import OrderedDict
from threading import Lock

from django.core.cache.backends.locmem import LocMemCache


class OwnCache(LocMemCache):
    """Memory that nobody else knows. Django's own shares it by its name, and keeps it for good."""

    def __init__(self) -> None:
        super().__init__("", {})
        self._cache: OrderedDict[str, bytes] = OrderedDict()
        self._expire_info: dict[str, float | None] = {}
        self._lock = Lock()
