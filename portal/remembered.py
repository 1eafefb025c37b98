"""Lists that a template asks for twice: before the first picture is drawn, and where they stand."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from wagtail.models import Page

Found = TypeVar("Found")


def on_page(ask: Callable[..., Found]) -> Callable[..., Found]:
    """Let `ask(page, ...)` look once for each page object, which lives as long as its request."""

    @wraps(ask)
    def asked_once(page: Page, *args: Any, **kwargs: Any) -> Found:
        known: dict[str, Found] = page.__dict__.setdefault("_remembered_lists", {})
        if ask.__qualname__ not in known:
            known[ask.__qualname__] = ask(page, *args, **kwargs)
        return known[ask.__qualname__]

    return asked_once
