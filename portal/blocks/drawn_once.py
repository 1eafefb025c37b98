"""Blocks that are nothing but their words: a process draws them once for the same words.

    class HeadingBlock(blocks.StructBlock):
        class Meta:
            plain = True   # the template reads `value`, and no clock

What is drawn of such a block is kept with the very words that are stored of it, language and time
zone, as with pieces (portal/speed/pieces.py, docs/decisions/170 and 171). One whose words point at
pages or pictures is kept with all that was read of these ahead (portal/speed/read_ahead.py). One
that points at something else, such as a file, is drawn for each reader.
"""

import json
import logging
import re
from collections.abc import Callable, Hashable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.signals import setting_changed
from django.urls import get_script_prefix, get_urlconf
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from portal.library.models import PortalImage
from portal.speed.html_memory import Memory, mark_of
from portal.speed.pieces import AskedError, asking_nothing
from portal.speed.read_ahead import links_of, told_of_page, told_of_picture

logger = logging.getLogger(__name__)

MOST_BYTES = 8 * 1024 * 1024
"""What blocks may take in the memory of a process: some kilobytes each, a transcript hundreds."""

POINTS = re.compile(r"<embed\b|\b(?:linktype|embedtype)=")
"""What Wagtail writes into a rich text that points at something of this site or shows a film."""

_memory = Memory(MOST_BYTES)
_known: dict[int, blocks.Block] = {}
"""Blocks by their identity, for they cannot be compared; those of a model live as it does."""


class Drawn(NamedTuple):
    """A block of a stream, drawn."""

    block_type: str
    html: SafeString


def drawn(stream: blocks.StreamValue, context: dict[Any, Any]) -> Iterator[Drawn]:
    """Yield the blocks of a stream, drawn; `context` is for those that are not plain."""
    for place, is_read in enumerate(stream._bound_blocks):
        # What was read may have been changed since, and its stored words then say less.
        raw = stream[place].get_prep_value() if is_read else stream.raw_data[place]
        name = raw["type"]
        html = _plain(stream.stream_block.child_blocks[name], raw["value"])
        if html is None:
            html = conditional_escape(stream[place].render(context=dict(context)))
        yield Drawn(name, html)


def forget_blocks(**_kwargs: object) -> None:
    """Forget what was drawn: for tests, and where settings change."""
    _memory.clear()


def points_at_something(block: blocks.Block, raw: Any) -> bool:
    """Tell whether stored words of `block` name what is stored elsewhere, or may do so."""
    return any(True for _pointer in _pointers(block, raw))


def _pointers(block: blocks.Block, raw: Any) -> Iterator[tuple[type | None, Any]]:
    """Yield what stored words name: Page or PortalImage and its key, None for anything else."""
    if raw is None:
        return
    if isinstance(block, blocks.RichTextBlock):
        marks = POINTS.findall(raw) if isinstance(raw, str) else [raw]
        links = list(links_of(raw)) if marks and isinstance(raw, str) else []
        yield from links if len(links) == len(marks) else [(None, raw)]
    elif isinstance(block, blocks.FieldBlock):
        if isinstance(block, blocks.PageChooserBlock):
            yield Page, raw
        elif isinstance(block, ImageChooserBlock):
            yield PortalImage, raw
        elif isinstance(block, blocks.ChooserBlock | EmbedBlock):
            yield None, raw
    else:
        try:
            pairs = _inside(block, raw)
        except (AttributeError, LookupError, TypeError):
            pairs = []
            yield None, raw  # stored before the block had the fields that it has
        for child, value in pairs:
            yield from _pointers(child, value)


def _told(block: blocks.Block, raw: Any) -> tuple[Hashable, ...] | None:
    """Return all that is known of what stored words point at; None where that is not all."""
    told = [
        _TOLD[kind](pk) if kind and isinstance(pk, int) else None
        for kind, pk in _pointers(block, raw)
    ]
    return None if None in told else tuple(told)


_TOLD: dict[type, Callable[[int], Hashable]] = {Page: told_of_page, PortalImage: told_of_picture}


def _inside(block: blocks.Block, raw: Any) -> list[tuple[blocks.Block, Any]]:
    """Return the blocks in a block with their stored words.

    Raises TypeError for a kind of block into which nobody looks, such as a stream in a stream, and
    AttributeError, LookupError or TypeError for words of another shape.
    """
    if isinstance(block, TypedTableBlock):
        kinds = [block.child_blocks[column["type"]] for column in raw["columns"]]
        rows = [row["values"] for row in raw["rows"]]
        return [pair for row in rows for pair in zip(kinds, row, strict=False)]
    if isinstance(block, blocks.StructBlock):
        return [(child, raw.get(name)) for name, child in block.child_blocks.items()]
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, _of_item(item)) for item in raw]
    raise TypeError(f"{block!r} may hold anything")


def _of_item(item: Any) -> Any:
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


def _plain(block: blocks.Block, raw: Any) -> SafeString | None:
    if not getattr(block.meta, "plain", False):
        return None
    if settings.DEBUG:
        forget_blocks()  # whoever changes a template wants to see it at once
    _known[id(block)] = block
    around = (get_language(), str(get_current_timezone()), get_urlconf(), get_script_prefix())
    # As a StreamField stores it: what was never stored may hold dates and translated words.
    words = json.dumps(raw, cls=DjangoJSONEncoder)
    by_words = mark = mark_of((id(block), words, around))
    html = _memory.get(by_words)
    if html is None:
        told = _told(block, json.loads(words))
        if told is None:
            return None
        if told:
            mark = mark_of((by_words, told))
            html = _memory.get(mark)
    if html is None:
        html = _drawn(block, json.loads(words), points=bool(told))
        if html is not None:
            _memory.put(mark, html)
    return html


def _drawn(block: blocks.Block, raw: Any, *, points: bool) -> SafeString | None:
    """Return the HTML of stored words; None where they have to be drawn for each reader.

    One that points at something may ask: for a picture in a size that was never made.
    Raises AskedError for any other that asks the database, to whoever works on it; visitors get it
    drawn as if it were not plain.
    """
    try:
        with asking_nothing(f"{block!r} is plain and"):
            # As a stream reads it: pages and pictures are those that were read ahead.
            return conditional_escape(block.render(block.bulk_to_python([raw])[0]))
    except AskedError as error:
        if points:
            return None
        if settings.DEBUG:
            raise
        logger.warning("Drawn for each reader: %s", error)
        return None


setting_changed.connect(forget_blocks)
