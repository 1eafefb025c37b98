"""What each process counts as it answers; portal/health/figures.py adds it up.

Counting fails where the disk is full. Nobody's page waits for that, so it is borne.
"""

import contextlib

from prometheus_client import Counter, Histogram

from .reserved import reserve_room

reserve_room()

_seconds = Histogram(
    "portal_request_seconds",
    "Time to answer, by route and kind of status; copies that stand before Django are not in it",
    ["route", "method", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
_copies = Counter(
    "portal_page_cache_answers",
    "Answers of the page cache: hit, stored (made just now), stale; nginx's own are not among them",
    ["kind"],
)


def count_request(route: str, method: str, status: int, seconds: float) -> None:
    """Count one answered request. Its labels are names from the code, never what was typed."""
    with contextlib.suppress(OSError):
        _seconds.labels(route, method, f"{status // 100}xx").observe(seconds)


def count_copy(kind: str) -> None:
    """Count one answer of the page cache: "hit", "stored" or "stale"."""
    with contextlib.suppress(OSError):
        _copies.labels(kind).inc()
