"""Sets aside what a server keeps anyway, so that Python does not look through it again and again.

Python's collector of garbage looks through all objects now and then. Code, models, addresses and
templates are some million of them, which took a fifth of a second each time, in the middle of
whatever page was asked for. After some requests nearly all of that is there and stays: `gc.freeze`
takes it out of the collector's sight (https://docs.python.org/3/library/gc.html#gc.freeze).

What a page leaves behind goes by itself, but for few rings of objects: they are looked for after
each 10,000 new objects, which is about each page, and not fifteen times on the way.
"""

import gc
from itertools import count
from typing import Any

from django.core.signals import request_finished

AFTER = {10, 100, 1_000}
"""Requests of one process after which it looks: the rarer the page, the later its template."""

BETWEEN = 10_000
"""New objects after which the youngest are looked through; Python's own number is 700."""

_requests = count(1)


def set_aside(**_kwargs: Any) -> None:
    """Set aside what is there after the request that has just been answered, if it is time."""
    if next(_requests) in AFTER:
        # What nobody holds any more would stay for good.
        gc.collect()
        gc.freeze()


def watch_requests() -> None:
    """Begin to count requests, when all apps are ready."""
    gc.set_threshold(BETWEEN)
    request_finished.connect(set_aside)
