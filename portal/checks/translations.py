"""Every translatable model states, field by field, what translators get."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.models import Model
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from .ours import is_ours, our_fields, our_models

UNTRANSLATED = {"locale", "translation_key"}
"""What makes a row a translation; it is never translated itself."""


class Contract(Enum):
    """What becomes of a field in a translation."""

    TRANSLATED = "translated"
    SHARED = "the source's in every language"
    OVERRIDABLE = "the source's until a translator replaces it"


def check_translations(**_kwargs: Any) -> list[CheckMessage]:
    """Find translatable models whose contract leaves something out or cannot be kept."""
    return [
        Error(f"{model._meta.label} {fault}.", hint=hint, obj=model, id=name)
        for model in our_models()
        if issubclass(model, Page | TranslatableMixin)
        for find, fault_of, hint, name in RULES
        for fault in map(fault_of.format, find(model))
    ]


def contract_of(model: type[Model]) -> dict[str, Contract]:
    """Return the contract of each field and child relation that a model states, by name."""
    return {
        field.field_name: Contract.TRANSLATED
        if isinstance(field, TranslatableField)
        else Contract.OVERRIDABLE
        if field.is_overridable(None)
        else Contract.SHARED
        for field in getattr(model, "translatable_fields", [])
    }


def unstated_fields(model: type[Model]) -> list[str]:
    """Return the names of a model's fields and children that its contract leaves out."""
    stated = contract_of(model)
    fields = [
        field.name
        for field in our_fields(model)
        if not isinstance(field, ParentalKey) and field.name not in UNTRANSLATED
    ]
    children = [
        relation.get_accessor_name()
        for relation in (
            get_all_child_relations(model) if issubclass(model, ClusterableModel) else []
        )
        if is_ours(relation.related_model)
    ]
    return [name for name in [*fields, *children] if name not in stated]


def addresses_sent(model: type[Model]) -> list[str]:
    """Return the fields that hold addresses or names for programs, and that translators would get.

    A translated slug or mailbox leads nowhere.
    """
    stated = contract_of(model)
    return [
        name
        for name, contract in stated.items()
        if contract == Contract.TRANSLATED and _is_address(model, name)
    ]


def _is_address(model: type[Model], name: str) -> bool:
    field = model._meta.get_field(name)
    kinds = models.SlugField | models.EmailField | models.URLField
    return isinstance(field, kinds) or name in {"clean_name", "to_address"}


def copied_children(model: type[Model]) -> list[str]:
    """Return the child relations that are stated as translated, but whose rows cannot be.

    wagtail-localize would copy them in the source language, and say nothing.
    """
    return [
        name
        for name, contract in contract_of(model).items()
        if contract == Contract.TRANSLATED
        for field in [model._meta.get_field(name)]
        if isinstance(field, models.ManyToOneRel)
        and not issubclass(field.related_model, TranslatableMixin)
    ]


def untranslated_blocks(model: type[Model]) -> list[str]:
    """Return the blocks in translated streams that may hold text and give translators none."""
    return [
        f"{name}: {type(block).__name__} “{block.name}”"
        for name, contract in contract_of(model).items()
        if contract == Contract.TRANSLATED
        for field in [model._meta.get_field(name)]
        if isinstance(field, StreamField)
        for block in leaves(field.stream_block)
        if not (isinstance(block, SENT + TEXTLESS) or hasattr(block, "get_translatable_segments"))
    ]


def leaves(block: blocks.Block) -> Iterator[blocks.Block]:
    """Yield the blocks inside a block that hold values themselves, in the way upstream goes."""
    if hasattr(block, "get_translatable_segments") or isinstance(block, ImageBlock):
        yield block
    elif isinstance(block, blocks.StructBlock | blocks.StreamBlock):
        for each in block.child_blocks.values():
            yield from leaves(each)
    elif isinstance(block, blocks.ListBlock):
        yield from leaves(block.child_block)
    else:
        yield block


SENT = (
    blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock, blocks.RichTextBlock,
    blocks.URLBlock, blocks.EmailBlock, blocks.ChooserBlock, EmbedBlock, ImageBlock,
)  # fmt: skip
"""What wagtail-localize sends to translators or lets them replace (its segments/extract.py)."""

TEXTLESS = (
    blocks.BooleanBlock, blocks.ChoiceBlock, blocks.DateBlock, blocks.DateTimeBlock,
    blocks.DecimalBlock, blocks.FloatBlock, blocks.IntegerBlock, blocks.MultipleChoiceBlock,
    blocks.StaticBlock, blocks.TimeBlock,
)  # fmt: skip
"""What holds no words of its own; the labels of choices are gettext's."""

Find = Callable[[type[Model]], list[str]]

RULES: tuple[tuple[Find, str, str, str], ...] = (
    (
        unstated_fields,
        "does not say whether “{}” is translated or shared",
        "Add a TranslatableField or SynchronizedField to its translatable_fields.",
        "portal.E004",
    ),
    (
        addresses_sent,
        "sends the address “{}” to translators",
        "State it as SynchronizedField(..., overridable=False).",
        "portal.E010",
    ),
    (
        copied_children,
        "cannot translate “{}”: its rows are not translatable",
        "Give the child model TranslatableMixin and translatable_fields, or share the relation.",
        "portal.E011",
    ),
    (
        untranslated_blocks,
        "has text that no translator gets ({})",
        "Give the block get_translatable_segments and restore_translated_segments, or use another.",
        "portal.E012",
    ),
)
"""What each rule finds, in which words, what helps, and its identifier."""
