"""Every block that staff choose from a list shows what it is for."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.blocks import Block, StreamBlock
from wagtail.fields import StreamField

from .ours import our_models

DEFAULT_ICON = "placeholder"


def check_blocks(**_kwargs: Any) -> list[CheckMessage]:
    """Find blocks in choosers that lack a preview, a description, an icon or a template."""
    return [
        Error(
            f"{type(block).__module__}.{type(block).__name__} (“{block.name}”) has no {lack}.",
            hint="Staff choose blocks by these; state them in the block's Meta.",
            id="portal.E005",
        )
        for block, is_drawn in chosen_blocks()
        for lack in lacks_of(block, is_drawn=is_drawn)
    ]


def chosen_blocks() -> list[tuple[Block, bool]]:
    """Return the blocks of all streams that offer more than one, each kind once.

    Beside each stands whether its stream draws it. A stream without a template holds data that
    the page draws itself, such as the names of authors.
    """
    found: dict[tuple[type, str], tuple[Block, bool]] = {}
    for model in our_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for stream in _streams(field.stream_block):
                    if len(stream.child_blocks) > 1:
                        is_drawn = bool(getattr(stream.meta, "template", None))
                        for block in stream.child_blocks.values():
                            found.setdefault((type(block), block.name), (block, is_drawn))
    return list(found.values())


def lacks_of(block: Block, *, is_drawn: bool) -> list[str]:
    """Return what a block lacks of what staff and visitors need."""
    lacks = []
    if not block.is_previewable:
        lacks.append("preview")
    if not block.get_description():
        lacks.append("description")
    if block.meta.icon == DEFAULT_ICON:
        lacks.append("icon")
    if is_drawn and not _has_template(block):
        lacks.append("template")
    return lacks


def _has_template(block: Block) -> bool:
    name = getattr(block.meta, "template", None)
    if not name:
        return False
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True


def _streams(block: Block) -> Iterator[StreamBlock]:
    if isinstance(block, StreamBlock):
        yield block
    children = getattr(block, "child_blocks", None)
    inner = list(children.values()) if children else [getattr(block, "child_block", None)]
    for child in inner:
        if child is not None:
            yield from _streams(child)
