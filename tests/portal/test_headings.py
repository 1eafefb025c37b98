"""Headings can be linked to, and none hides another."""

import pytest
from wagtail.blocks.stream_block import StreamBlockValidationError

from portal.blocks.bodies import ArticleBlocks


def body(*headings: str):
    block = ArticleBlocks()
    return block, block.to_python(
        [{"type": "heading", "value": {"text": text, "level": "2"}} for text in headings]
    )


def test_the_second_of_two_equal_headings_is_refused_beside_its_field():
    block, value = body("Why", "How", "why")
    with pytest.raises(StreamBlockValidationError) as refusal:
        block.clean(value)
    assert list(refusal.value.block_errors) == [2]
    assert list(refusal.value.block_errors[2].block_errors) == ["text"]


def test_fragments_never_collide_with_those_of_the_page():
    block, value = body("Main", "你好", "?!")
    assert [child.value.anchor for child in block.clean(value)] == [
        "at-main",
        "at-你好",
        "at-heading",
    ]
