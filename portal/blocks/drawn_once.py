"""Blocks that are nothing but their words: a process draws them once for the same words.

    class HeadingBlock(blocks.StructBlock):
        class Meta:
            plain = True   # the template reads `value`, and no clock

What is drawn of such a block is kept with the very words that are stored of it, language and time
zone, as with pieces (portal/pieces.py, docs/decisions/170 and 171). One whose words point at
something is drawn for each reader: a page, picture or file that was chosen, or that a text links.
"""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.signals import setting_changed
from django.db import connections
from django.urls import get_script_prefix, get_urlconf
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

MOST = 1_000
"""Blocks whose HTML a process keeps, with their words: some kilobytes each."""

_POINTS = re.compile(r"<embed\b|\b(?:linktype|embedtype)=")
"""What Wagtail writes into a rich text that points at something of this site or shows a film."""

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
    _drawn.cache_clear()


def points_at_something(block: blocks.Block, raw: Any) -> bool:
    """Tell whether stored words of `block` name what is stored elsewhere, or may do so."""
    if raw is None:
        return False
    if isinstance(block, blocks.RichTextBlock):
        return bool(_POINTS.search(raw))
    if isinstance(block, TypedTableBlock):
        kinds = [block.child_blocks[column["type"]] for column in raw["columns"]]
        rows = [row["values"] for row in raw["rows"]]
        pairs = [pair for row in rows for pair in zip(kinds, row, strict=False)]
    elif isinstance(block, blocks.StructBlock):
        pairs = [(child, raw.get(name)) for name, child in block.child_blocks.items()]
    elif isinstance(block, blocks.ListBlock):
        pairs = [(block.child_block, _of_item(item)) for item in raw]
    else:
        # A chooser, a stream in a stream: nobody looks into what is not known here.
        return not isinstance(block, blocks.FieldBlock) or isinstance(block, blocks.ChooserBlock)
    return any(points_at_something(child, value) for child, value in pairs)


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
    return _drawn(id(block), json.dumps(raw, cls=DjangoJSONEncoder), around)


@lru_cache(maxsize=MOST)
def _drawn(block_id: int, words: str, _around: tuple[str | None, ...]) -> SafeString | None:
    """Return the HTML of stored words; None where they point at something.

    Raises RuntimeError for a block that asks the database.
    """
    block, raw = _known[block_id], json.loads(words)
    if points_at_something(block, raw):
        return None

    def refuse(_execute: Any, sql: str, *_more: Any) -> None:
        raise RuntimeError(f"{block!r} is plain and may not ask: {sql}")

    with ExitStack() as closed:
        for connection in connections.all():
            closed.enter_context(connection.execute_wrapper(refuse))
        return conditional_escape(block.render(block.to_python(raw)))


setting_changed.connect(forget_blocks)
