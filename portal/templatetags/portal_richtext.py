"""`|richtext` of Wagtail, which a process draws once for the same words."""

from typing import Any

from django import template
from django.conf import settings
from django.core.signals import setting_changed
from django.utils.safestring import SafeString
from wagtail.templatetags.wagtailcore_tags import richtext as _richtext

from portal.blocks.drawn_once import POINTS
from portal.speed.html_memory import Memory, mark_of

register = template.Library()

MOST_BYTES = 4 * 1024 * 1024
"""What texts may take in the memory of a process: some kilobytes each, a transcript hundreds."""

_memory = Memory(MOST_BYTES)


@register.filter
def richtext(value: Any) -> Any:
    """Draw a rich text as Wagtail does, which cleans it; once, where it points at nothing."""
    if not isinstance(value, str) or POINTS.search(value):
        return _richtext(value)
    if settings.DEBUG:
        forget_texts()  # whoever changes a template wants to see it at once
    mark = mark_of(value)
    html = _memory.get(mark)
    if html is None:
        html = SafeString(_richtext(value))
        _memory.put(mark, html)
    return html


def forget_texts(**_kwargs: object) -> None:
    """Forget what was drawn: for tests, and where settings change."""
    _memory.clear()


setting_changed.connect(forget_texts)
