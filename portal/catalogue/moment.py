"""Several questions at one moment: what they all have to know is read once.

    with one_moment():
        answer = ask(question)
        better = did_you_mean(query, locale)

Outside such a block everything is read anew with each question. Inside, nobody learns of what
others change meanwhile, so it belongs around one request and nothing longer.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from asgiref.local import Local

Given = ParamSpec("Given")
Read = TypeVar("Read")

_moment = Local()


@contextmanager
def one_moment() -> Iterator[None]:
    """Remember until the end of the block what is read. A block inside a block is the same one."""
    if getattr(_moment, "known", None) is not None:
        yield
        return
    _moment.known = {}
    try:
        yield
    finally:
        _moment.known = None


def once_a_moment(read: Callable[Given, Read]) -> Callable[Given, Read]:
    """Let `read` look once in a block for the same arguments, which have to be hashable."""

    @wraps(read)
    def remembered(*args: Given.args, **kwargs: Given.kwargs) -> Read:
        known = getattr(_moment, "known", None)
        if known is None:
            return read(*args, **kwargs)
        key = (read, args, tuple(sorted(kwargs.items())))
        if key not in known:
            known[key] = read(*args, **kwargs)
        return known[key]

    return remembered
