"""Puts in place what stands where Django and Wagtail have their own."""

from collections.abc import Callable

from portal import plain_threads, quick_gzip, reckoned_once, set_aside

from . import has

IN_PLACE: dict[str, Callable[[], None]] = {
    "quick_gzip": quick_gzip.install,
    "thread_locals": plain_threads.install,
    "wagtail_patches": reckoned_once.install,
    "gc_freeze": set_aside.watch_requests,
}


def start() -> None:
    """Begin, when all apps are ready, with each of them that is not left out."""
    for part, begin in IN_PLACE.items():
        if has(part):
            begin()
