"""Takes a page or snippet apart into the pieces that its translations have to follow.

The translation contract says which fields count: what is translated, and what is shared, such as a
date. Inside stream fields the stored form is read, so that numbers, dates and choices in blocks
count too, which wagtail-localize's own segments leave out, and no page or picture is fetched.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import get_translatable_fields

FOR_STAFF = {"go_live_with", "review_by", "show_in_menus"}
"""Shared fields that no reader sees and no translation needs."""

BEHIND_THE_PAGE = {"slug", "seo_title", "search_description", "name"}
"""Fields that translations follow, but that readers of the page do not see."""

_BLOCK_END = re.compile(r"(?<=</p>)|(?<=</li>)|(?<=</h[1-6]>)|(?<=</blockquote>)|(?<=/>)")
_BLOCK_KEY = re.compile(r'\s*data-block-key="[^"]*"')


class Piece(NamedTuple):
    """One thing that a translation follows."""

    path: str
    """Where it stands: the same in every version of the page."""

    trail: list[str]
    """Names of the field and blocks that lead to it; `labels` makes words of them."""

    kind: str
    """`text`, `rich` (a list of paragraphs), `order` (names in a row) or `value`."""

    value: Any
    """What JSON can hold."""


def pieces_of(instance: models.Model) -> list[Piece]:
    """Return the pieces of a page or snippet as it stands in the database.

    Asks for children and terms, unless they were prefetched (`prefetches_of`).
    """
    return list(_of_fields(type(instance), _Stored(instance), "", []))


def pieces_in(model: type[models.Model], content: dict[str, Any]) -> list[Piece]:
    """Return the pieces of an earlier version, from the content of its revision. No query."""
    return list(_of_fields(model, _Serialized(content), "", []))


def prefetches_of(model: type[models.Model]) -> list[str]:
    """Return what to prefetch so that `pieces_of` needs no query."""
    return [
        field.name
        for field in _contract(model)
        if isinstance(field, models.ManyToOneRel | ParentalManyToManyField)
    ]


def digest_of(pieces: list[Piece]) -> str:
    """Return the digest by which equal texts are known."""
    return hashlib.sha256(
        json.dumps(pieces, sort_keys=True, ensure_ascii=False).encode()
    ).hexdigest()


def _contract(model: type[models.Model]) -> list[Any]:
    return [
        stated.get_field(model)
        for stated in get_translatable_fields(model)
        if stated.field_name not in FOR_STAFF
    ]


class _Stored:
    """Reads fields from an instance."""

    def __init__(self, instance: models.Model) -> None:
        self.instance = instance

    def stream(self, field: StreamField) -> list[Any]:
        value = field.value_from_object(self.instance)
        return value.get_prep_value() if value else []

    def keys(self, field: ParentalManyToManyField) -> list[Any]:
        return [row.pk for row in getattr(self.instance, field.name).all()]

    def children(self, field: models.ManyToOneRel) -> list[Any]:
        manager = getattr(self.instance, field.get_accessor_name() or "")
        return [(child, _Stored(child)) for child in manager.all()]

    def value(self, field: models.Field) -> Any:
        return field.value_from_object(self.instance)


class _Serialized:
    """Reads fields from the content of a revision."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content

    def stream(self, field: StreamField) -> list[Any]:
        value = self.content.get(field.name) or "[]"
        return json.loads(value) if isinstance(value, str) else value

    def keys(self, field: ParentalManyToManyField) -> list[Any]:
        return self.content.get(field.name) or []

    def children(self, field: models.ManyToOneRel) -> list[Any]:
        rows = self.content.get(field.get_accessor_name() or "") or []
        return [(row, _Serialized(row)) for row in rows]

    def value(self, field: models.Field) -> Any:
        return field.to_python(self.content.get(field.name))


def _of_fields(
    model: type[models.Model], read: _Stored | _Serialized, path: str, trail: list[str]
) -> Iterator[Piece]:
    for field in _contract(model):
        place, names = f"{path}{field.name}", [*trail, field.name]
        if isinstance(field, StreamField):
            yield from _of_list(field.stream_block, read.stream(field), place, names)
        elif isinstance(field, models.ManyToOneRel):
            if isinstance(field.remote_field, ParentalKey):
                yield from _of_children(field, read, place, names)
        elif isinstance(field, ParentalManyToManyField):
            if keys := sorted(read.keys(field)):
                yield Piece(place, names, "value", keys)
        else:
            yield from _of_field(field, read.value(field), place, names)


def _of_field(field: models.Field, value: Any, path: str, trail: list[str]) -> Iterator[Piece]:
    if isinstance(field, RichTextField):
        yield from _rich(value, path, trail)
        return
    words = isinstance(field, models.CharField | models.TextField) and not field.choices
    technical = isinstance(field, models.URLField | models.EmailField | models.SlugField)
    yield from _plain(value, path, trail, "text" if words and not technical else "value")


def _of_children(
    field: models.ManyToOneRel, read: _Stored | _Serialized, path: str, trail: list[str]
) -> Iterator[Piece]:
    model = field.related_model
    order = []
    for number, (row, of_row) in enumerate(read.children(field)):
        key = str(number)
        if issubclass(model, TranslatableMixin):
            key = str(row["translation_key"] if isinstance(row, dict) else row.translation_key)
        order.append(key)
        yield from _of_fields(model, of_row, f"{path}.{key}.", trail)
    if issubclass(model, TranslatableMixin) and len(order) > 1:
        yield Piece(path, trail, "order", [[key, ""] for key in order])


def _of_list(
    block: blocks.BaseStreamBlock, items: list[Any], path: str, trail: list[str]
) -> Iterator[Piece]:
    order = []
    for number, item in enumerate(items):
        child = block.child_blocks.get(item["type"])
        if child is None:
            continue
        key = item.get("id") or str(number)
        order.append([key, item["type"]])
        yield from _of_block(child, item["value"], f"{path}.{key}", [*trail, item["type"]])
    if len(order) > 1:
        yield Piece(path, trail, "order", order)


def _of_block(block: blocks.Block, raw: Any, path: str, trail: list[str]) -> Iterator[Piece]:
    if raw is None:
        return
    if isinstance(block, TypedTableBlock):
        yield from _of_table(block, raw, path, trail)
    elif isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, raw.get(name), f"{path}.{name}", [*trail, name])
    elif isinstance(block, blocks.ListBlock):
        order = []
        for number, item in enumerate(raw):
            wrapped = isinstance(item, dict) and item.get("type") == "item" and "value" in item
            key = str(item.get("id") or number) if wrapped else str(number)
            order.append([key, ""])
            value = item["value"] if wrapped else item
            yield from _of_block(block.child_block, value, f"{path}.{key}", trail)
        if len(order) > 1:
            yield Piece(path, trail, "order", order)
    elif isinstance(block, blocks.BaseStreamBlock):
        yield from _of_list(block, raw, path, trail)
    elif isinstance(block, blocks.RichTextBlock):
        yield from _rich(raw, path, trail)
    else:
        words = isinstance(
            block,
            blocks.CharBlock | blocks.TextBlock | blocks.BlockQuoteBlock | blocks.RawHTMLBlock,
        )
        yield from _plain(raw, path, trail, "text" if words else "value")


def _of_table(
    block: TypedTableBlock, raw: dict[str, Any], path: str, trail: list[str]
) -> Iterator[Piece]:
    yield from _plain(raw.get("caption"), f"{path}.caption", [*trail, "caption"], "text")
    columns = raw.get("columns") or []
    for number, column in enumerate(columns):
        name = f"heading-{number + 1}"
        yield from _plain(column.get("heading"), f"{path}.{name}", [*trail, name], "text")
    for row_number, row in enumerate(raw.get("rows") or []):
        for number, (column, cell) in enumerate(zip(columns, row["values"], strict=False)):
            child = block.child_blocks.get(column["type"])
            if child is not None:
                name = f"cell-{row_number + 1}-{number + 1}"
                yield from _of_block(child, cell, f"{path}.{name}", [*trail, name])


def _rich(html: Any, path: str, trail: list[str]) -> Iterator[Piece]:
    source = _BLOCK_KEY.sub("", str(html or ""))
    parts = [part.strip() for part in _BLOCK_END.split(source)]
    if parts := [part for part in parts if _says_something(part)]:
        yield Piece(path, trail, "rich", parts)


def _says_something(part: str) -> bool:
    return bool(re.sub(r"</?(?:p|ul|ol|li|br|blockquote|h[1-6])\s*/?>", "", part).strip())


def _plain(value: Any, path: str, trail: list[str], kind: str) -> Iterator[Piece]:
    """Yield a single value; what is empty is no piece, so that a new field changes nothing."""
    if value in ("", None, False, [], {}):
        return
    yield Piece(path, trail, kind, _canonical(value))


def _canonical(value: Any) -> Any:
    """Return a value as JSON holds it, the same whether it comes from a row or a revision."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, float):
        try:
            return format(Decimal(str(value)).normalize(), "f")
        except InvalidOperation:
            return str(value)
    if isinstance(value, str | int | bool):
        return value
    if isinstance(value, list | tuple):
        return [_canonical(entry) for entry in value]
    if isinstance(value, dict):
        return {str(name): _canonical(entry) for name, entry in value.items()}
    return str(value)
