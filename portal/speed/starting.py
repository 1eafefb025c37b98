"""Puts in place what stands where Django and Wagtail have their own."""

from collections.abc import Callable

from . import gc_freeze, has, quick_gzip, thread_locals, wagtail_patches

IN_PLACE: dict[str, Callable[[], None]] = {
    "quick_gzip": quick_gzip.install,
    "thread_locals": thread_locals.install,
    "wagtail_patches": wagtail_patches.install,
    "gc_freeze": gc_freeze.watch_requests,
}


def start() -> None:
    """Begin, when all apps are ready, with each of them that is not left out."""
    for part, begin in IN_PLACE.items():
        if has(part):
            begin()
