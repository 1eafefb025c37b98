"""The blocks of a stream, of which those without pointers are drawn once."""

from django import template
from django.template.context import Context
from wagtail.blocks import StreamValue

from portal.blocks.drawn_once import Drawn
from portal.blocks.drawn_once import drawn as _drawn

register = template.Library()


@register.simple_tag(takes_context=True)
def drawn(context: Context, stream: StreamValue) -> list[Drawn]:
    """Draw a stream: {% drawn page.body as blocks %}; each has `block_type` and `html`."""
    return list(_drawn(stream, context.flatten())) if stream else []
