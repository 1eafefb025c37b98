"""`{% picture %}` of Wagtail, which a process draws once for the same sizes and the same words."""

from typing import Any

from django import template
from django.core.signals import setting_changed
from django.template.base import Parser, Token
from django.template.context import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import Filter, Picture
from wagtail.images.templatetags.wagtailimages_tags import PictureNode, image

from portal.library.models import PortalImage
from portal.library.renditions import Size, find_sizes
from portal.speed.html_memory import Memory

register = template.Library()

MOST_BYTES = 8 * 1024 * 1024
"""What pictures may take in the memory of a process: some five kilobytes each, with the names of
their files."""

Attributes = tuple[tuple[str, SafeString | bool | None], ...]

_memory = Memory(MOST_BYTES)


class PictureOfPlainValues(PictureNode):
    """Wagtail's tag, but what it draws of the same sizes is drawn once."""

    @classmethod
    def of(cls, node: PictureNode) -> "PictureOfPlainValues":
        """Return a node that was parsed by Wagtail as one of ours."""
        made = cls.__new__(cls)
        made.__dict__.update(node.__dict__)
        made.specs = tuple(Filter.expand_spec(node.filter_specs))
        return made

    def render(self, context: Context) -> str:
        """Draw the picture. A size that was never made is made, by Wagtail, and drawn so."""
        picture = None if self.output_var_name else self.validate_image(context)
        sizes = find_sizes(picture, self.specs) if picture else None
        if picture is None or not sizes:
            return str(super().render(context))
        given = {name: _plain(value.resolve(context)) for name, value in self.attrs.items()}
        if "alt" not in given:
            given["alt"] = conditional_escape(picture.words)
        return _drawn(sizes, tuple(given.items()))


def _plain(value: Any) -> SafeString | bool | None:
    """Return the value of an attribute so that two that are drawn differently are not equal."""
    return value if value is None or isinstance(value, bool) else conditional_escape(value)


def _drawn(sizes: tuple[Size, ...], attributes: Attributes) -> SafeString:
    mark = sizes, attributes
    html = _memory.get(mark)
    if html is None:
        nothing = PortalImage(collection_id=None)  # else it asks for the root of collections
        renditions = {size.filter_spec: size.rendition(nothing) for size in sizes}
        html = mark_safe(Picture(renditions, dict(attributes)).__html__())  # Wagtail escaped them
        _memory.put(mark, html)
    return html


def forget_pictures(**_kwargs: object) -> None:
    """Forget what was drawn: where settings change, such as the address of files."""
    _memory.clear()


@register.tag
def picture(parser: Parser, token: Token) -> PictureOfPlainValues:
    """Read the tag as Wagtail does: `{% picture photo format-{webp,jpeg} width-400 alt="" %}`."""
    return PictureOfPlainValues.of(image(parser, token))


setting_changed.connect(forget_pictures)
