"""wagtail-localize 1.14 cannot translate a block in which a text was never filled in.

A field that is added to a block later is None in every page that was saved before, and so is one
that a program left out. Reading such a page for translation raises TypeError, and nobody can
translate the page any more. Here an absent text is no text to translate.

Switches itself off: `install` tries the upstream code first.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from wagtail.blocks import CharBlock
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

Handle = Callable[..., list[Any]]


def is_needed() -> bool:
    """Return whether upstream still fails on an absent text."""
    try:
        StreamFieldSegmentExtractor(field=None).handle_block(CharBlock(), None)
    except TypeError:
        return True
    return False


def _without_absent(handle: Handle) -> Handle:
    @wraps(handle)
    def handle_block(
        self: StreamFieldSegmentExtractor, block_type: Any, block_value: Any, raw_value: Any = None
    ) -> list[Any]:
        if block_value is None:
            return []
        return handle(self, block_type, block_value, raw_value=raw_value)

    return handle_block


def install() -> None:
    """Mend `StreamFieldSegmentExtractor.handle_block`, if it needs it."""
    if is_needed():
        StreamFieldSegmentExtractor.handle_block = _without_absent(
            StreamFieldSegmentExtractor.handle_block
        )
