"""Says in words what became different: which field or block, what it was, what it is."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField

from .comparing import Change, changes_between, words_of
from .models import Original, Snapshot

Leaf: TypeAlias = models.Field | blocks.Block | None
Titles: TypeAlias = dict[type[models.Model], dict[Any, str]]

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_BETWEEN = " > "


@dataclass(frozen=True)
class Mark:
    """A part of a text, and whether it is in one version only."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Said:
    """One change as staff read it."""

    label: str
    old: str
    new: str
    change: Change = field(repr=False)

    @property
    def old_marks(self) -> list[Mark]:
        """The former text, with what is gone marked."""
        return _marks(self.old, self.new)

    @property
    def new_marks(self) -> list[Mark]:
        """The present text, with what came marked."""
        return _marks(self.new, self.old)

    @property
    def is_formatting(self) -> bool:
        """Whether the words are the same, and a link or the way they are set is not."""
        return self.change.is_text and self.old == self.new


def said_changes(original: Original, old: Snapshot, new: Snapshot) -> list[Said]:
    """Return in words what changed between two texts of an original, in the active language.

    One query for each kind of thing that changed pieces point at, such as pages.
    """
    model = original.content_type.model_class()
    if model is None:
        return []
    changes = changes_between(old.pieces, new.pieces)
    found = [(change, *_walk(model, change.trail)) for change in changes]
    titles = _titles((leaf, change) for change, _labels, leaf in found)
    return [
        Said(
            label=_BETWEEN.join(labels),
            old=_words(change.old, leaf, change, titles),
            new=_words(change.new, leaf, change, titles),
            change=change,
        )
        for change, labels, leaf in found
    ]


def _walk(model: type[models.Model], trail: list[str]) -> tuple[list[str], Leaf]:
    """Return the labels along a trail and the field or block at its end."""
    labels: list[str] = []
    here: Any = model
    for name in trail:
        here = _child(here, name)
        labels.append(_label(here, name))
    while isinstance(here, blocks.ListBlock):
        here = here.child_block
    return labels, here if isinstance(here, models.Field | blocks.Block) else None


def _child(here: Any, name: str) -> Any:
    while isinstance(here, blocks.ListBlock):
        here = here.child_block
    if isinstance(here, models.ForeignObjectRel):
        here = here.related_model
    if isinstance(here, StreamField):
        here = here.stream_block
    if isinstance(here, TypedTableBlock):
        return None
    if isinstance(here, blocks.BaseStructBlock | blocks.BaseStreamBlock):
        return here.child_blocks.get(name)
    if isinstance(here, type) and issubclass(here, models.Model):
        known = {of_model.name: of_model for of_model in here._meta.get_fields()}
        return known.get(name)
    return None


def _label(here: Any, name: str) -> str:
    if isinstance(here, models.ForeignObjectRel):
        return str(capfirst(here.related_model._meta.verbose_name_plural))
    if isinstance(here, models.Field):
        return str(capfirst(here.verbose_name))
    if isinstance(here, blocks.Block):
        return str(here.label or capfirst(name.replace("_", " ")))
    kind, *place = name.split("-")
    if kind == "caption":
        return _("Caption")
    if kind == "heading" and place:
        return _("Heading of column %(column)s") % {"column": place[0]}
    if kind == "cell" and len(place) == 2:
        return _("Row %(row)s, column %(column)s") % {"row": place[0], "column": place[1]}
    return str(capfirst(name.replace("_", " ")))


def _target_of(leaf: Leaf) -> type[models.Model] | None:
    if isinstance(leaf, models.ForeignKey | ParentalManyToManyField):
        return leaf.related_model
    if isinstance(leaf, blocks.ChooserBlock):
        return leaf.target_model
    return None


def _titles(leaves: Iterable[tuple[Leaf, Change]]) -> Titles:
    """Read the names of what changed pieces point at."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for leaf, change in leaves:
        if target := _target_of(leaf):
            for value in (change.old, change.new):
                wanted[target] |= set(value if isinstance(value, list) else [value]) - {None}
    return {
        model: {row.pk: str(row) for row in model._default_manager.filter(pk__in=keys)}
        for model, keys in wanted.items()
    }


def _words(value: Any, leaf: Leaf, change: Change, titles: Titles) -> str:
    if value is None:
        return ""
    if change.kind == "rich":
        return words_of(value)
    if change.kind == "order":
        return ", ".join(_label(_child(leaf, name), name) if name else "•" for name in value)
    if target := _target_of(leaf):
        keys = value if isinstance(value, list) else [value]
        return ", ".join(titles[target].get(key, _("(deleted)")) for key in keys)
    if value is True:
        return _("Yes")
    choices = _choices(leaf)
    if value in choices:
        return str(choices[value])
    if isinstance(value, str) and change.kind == "value":
        return _moment(value, leaf)
    return str(value)


def _choices(leaf: Leaf) -> dict[Any, Any]:
    if isinstance(leaf, models.Field):
        return dict(leaf.flatchoices)
    if isinstance(leaf, blocks.ChoiceBlock):
        return {key: label for key, label in leaf.field.choices if isinstance(key, str)}
    return {}


def _moment(value: str, leaf: Leaf) -> str:
    """Return a date or time as staff write it; anything else as it is."""
    if isinstance(leaf, models.DateTimeField | blocks.DateTimeBlock):
        return date_format(timezone.localtime(datetime.fromisoformat(value)), "DATETIME_FORMAT")
    if isinstance(leaf, models.DateField | blocks.DateBlock):
        return date_format(date.fromisoformat(value[:10]))
    return value


def _marks(text: str, other: str) -> list[Mark]:
    """Return `text` in parts, those marked that `other` does not have."""
    if not text or not other:
        return [Mark(text, bool(text))]
    words, others = _WORD.findall(text), _WORD.findall(other)
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return [
        Mark("".join(words[start:end]), tag != "equal")
        for tag, start, end, _other_start, _other_end in matcher.get_opcodes()
        if end > start
    ]
