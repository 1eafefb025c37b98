"""Drawings of the same plain data are drawn once: a map is hundreds of numbers to reckon."""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.template import Context, Engine
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.speed.html_memory import Memory, mark_of

MOST_BYTES = 4 * 1024 * 1024
"""What drawings may take in the memory of a process, each some ten kilobytes."""

Draw = Callable[[Any], dict[str, Any]]

_memory = Memory(MOST_BYTES)


def drawn_once(template_name: str, draw: Draw, data: Any) -> SafeString:
    """Return the HTML of what the function `draw` reckons from `data`, in the reader's language.

    It is drawn from the text of the data by which it is remembered. What JSON cannot say is drawn
    each time.
    """
    try:
        text = json.dumps(data)
    except TypeError:
        return _html(template_name, draw(data))
    if settings.DEBUG:
        forget_drawings()  # whoever changes a template wants to see it at once
    mark = mark_of((template_name, draw.__module__, draw.__qualname__, text, get_language()))
    html = _memory.get(mark)
    if html is None:
        html = _html(template_name, draw(json.loads(text)))
        _memory.put(mark, html)
    return html


def forget_drawings(**_kwargs: object) -> None:
    """Forget what was drawn: for tests, and where settings change."""
    _memory.clear()


def _html(template_name: str, context: dict[str, Any]) -> SafeString:
    return Engine.get_default().get_template(template_name).render(Context(context))


setting_changed.connect(forget_drawings)
