"""The tag that writes the rows of a long list."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from portal.speed.rows import drawn_rows

register = template.Library()


@register.simple_tag
def rows(template_name: str, given: Iterable[Any]) -> SafeString:
    """Write each of the dataclasses `given` as a template draws it from their fields alone."""
    return drawn_rows(template_name, given)
