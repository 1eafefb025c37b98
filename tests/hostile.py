"""Hostile content for every field and block, whatever their kind: `CANARY` marks what got through.

A browser that takes any of it for HTML finds an element with the attribute `data-canary`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

SHORT = '"><b data-canary>'
LONG = (
    "'\"></title></textarea></style></script><script data-canary>canary()</script>"
    "<img data-canary src=x onerror=canary()>{{7*7}}<svg data-canary onload=canary()>"
)
HTML = (
    "<p>Text</p><script data-canary>canary()</script><img data-canary src=x onerror=canary()>"
    '<p onclick="canary()" data-canary>x</p><iframe data-canary srcdoc="x"></iframe>'
    '<a data-canary href="javascript:canary()">x</a><a href=" java\tscript:canary()">x</a>'
    '<a href="data:text/html,<script>canary()</script>">x</a>'
)
ADDRESS = "javascript:canary()//"
ADDRESSES = [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
]
"""Addresses that no link may lead to."""

LEFT_ALONE = {
    "slug", "url_path", "path", "locked_by", "clean_name", "time_zone",
    "translation_reviewer", "calendar_digest", "field_type", "go_live_with",
}  # fmt: skip


@dataclass(frozen=True)
class Words:
    """What is written into fields and blocks: texts, rich text and addresses."""

    short: str
    long: str
    html: str
    address: str
    mailbox: str = ""
    """For fields that take nothing hostile; such fields are left alone where this is empty."""

    def text(self, longest: int | None) -> str:
        """As much text as fits."""
        return self.long if longest is None or longest >= len(self.long) else self.short[:longest]


HOSTILE = Words(SHORT, LONG, HTML, ADDRESS)


def raw_value(block: blocks.Block, words: Words = HOSTILE) -> Any:
    """Return a value for a block as the database stores it, hostile wherever it is words."""
    if isinstance(block, TypedTableBlock):
        columns = [{"type": name, "heading": words.long} for name in block.child_blocks]
        cells = [raw_value(child, words) for child in block.child_blocks.values()]
        return {"columns": columns, "rows": [{"values": cells}], "caption": words.long}
    if isinstance(block, blocks.StreamBlock):
        return [
            {"type": name, "value": raw_value(child, words)}
            for name, child in block.child_blocks.items()
        ]
    if isinstance(block, blocks.StructBlock):
        return {name: raw_value(child, words) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        child = raw_value(block.child_block, words)
        return [] if child is None else [{"type": "item", "value": child, "id": str(uuid4())}]
    if isinstance(block, blocks.ChooserBlock):
        return None
    if isinstance(block, blocks.RichTextBlock):
        return words.html
    if isinstance(block, blocks.URLBlock):
        return words.address
    if isinstance(block, blocks.DateBlock):
        return date(2026, 1, 1).isoformat()
    if isinstance(block, blocks.IntegerBlock | blocks.DecimalBlock | blocks.FloatBlock):
        return 1
    if isinstance(block, blocks.BooleanBlock):
        return True
    if isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock):
        choices = [value for value, _label in block.field.choices if value]
        return choices[0] if choices else ""
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return words.text(getattr(block.field, "max_length", None))
    raise TypeError(f"Nobody says what is hostile in a {type(block).__name__}.")


def written(instance: models.Model, words: Words = HOSTILE) -> dict[str, Any]:
    """Return for every field of words what the database stores of `words` there."""
    changed: dict[str, Any] = {}
    for field in instance._meta.concrete_fields:
        shown = field.editable or field.name == "draft_title"
        if field.name in LEFT_ALONE or field.choices or not shown:
            continue
        if isinstance(field, StreamField):
            changed[field.name] = json.dumps(raw_value(field.stream_block, words))
        elif isinstance(field, RichTextField):
            changed[field.name] = words.html
        elif isinstance(field, models.URLField | models.EmailField | models.SlugField):
            # Hostile words: tests/portal/security/test_links.py, for they take no such thing.
            if words.mailbox and not isinstance(field, models.SlugField):
                is_mailbox = isinstance(field, models.EmailField)
                changed[field.name] = words.mailbox if is_mailbox else words.address
        elif isinstance(field, models.CharField | models.TextField):
            changed[field.name] = words.text(field.max_length)
    return changed


def poison(instance: models.Model, words: Words = HOSTILE) -> None:
    """Write `words` into every field of words of what is in the database, unchecked."""
    type(instance)._base_manager.filter(pk=instance.pk).update(**written(instance, words))
    if isinstance(instance, Page):
        for relation in get_all_child_relations(type(instance)):
            for child in relation.related_model.objects.filter(**{relation.field.name: instance}):
                poison(child, words)


def url_blocks(block: blocks.Block, trail: str) -> Iterator[tuple[str, blocks.Block]]:
    """Yield every block for an address within a block, with its name."""
    if isinstance(block, blocks.URLBlock):
        yield trail, block
    children = getattr(block, "child_blocks", {})
    if isinstance(block, blocks.ListBlock):
        children = {"item": block.child_block}
    for name, child in children.items():
        yield from url_blocks(child, f"{trail}.{name}")
