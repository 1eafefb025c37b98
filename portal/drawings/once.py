"""Drawings of the same plain data are drawn once: a map is hundreds of numbers to reckon."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.template import Context, Engine
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 200
"""Drawings whose HTML a process keeps, each some ten kilobytes."""

Draw = Callable[[Any], dict[str, Any]]


def drawn_once(template_name: str, draw: Draw, data: Any) -> SafeString:
    """Return the HTML of what `draw` reckons from `data`, in the reader's language.

    It is drawn from the text of the data by which it is remembered. What JSON cannot say is drawn
    each time.
    """
    try:
        text = json.dumps(data)
    except TypeError:
        return _html(template_name, draw(data))
    if settings.DEBUG:
        forget_drawings()  # whoever changes a template wants to see it at once
    return _drawn(template_name, draw, text, get_language())


def forget_drawings(**_kwargs: object) -> None:
    """Forget what was drawn: for tests, and where settings change."""
    _drawn.cache_clear()


@lru_cache(maxsize=MOST)
def _drawn(template_name: str, draw: Draw, text: str, _language: str | None) -> SafeString:
    return _html(template_name, draw(json.loads(text)))


def _html(template_name: str, context: dict[str, Any]) -> SafeString:
    return Engine.get_default().get_template(template_name).render(Context(context))


setting_changed.connect(forget_drawings)
