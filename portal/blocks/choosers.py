"""Blocks with which staff choose a page, a picture or a file.

What a whole page chooses of pages and pictures is read at once (portal.speed.read_ahead).
"""

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from portal.library.renditions import meet
from portal.speed.read_ahead import known_pages, known_pictures


def _copies(values: Iterable[Any], known: Mapping[int, models.Model]) -> list[Any] | None:
    """Return what is chosen from what is known, each a copy of its own; None if any is missing."""
    chosen = list(values)
    if any(value and value not in known for value in chosen):
        return None
    return [copy.copy(known[value]) if value else None for value in chosen]


class PageChooser(blocks.PageChooserBlock):
    """Chooses a page. In templates it is a plain page, for its title and address."""

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Stand in migrations as Wagtail's own block: what is stored is the same."""
        _name, arguments, options = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", arguments, options

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        """Return the pages with these primary keys."""
        values = list(values)
        found = _copies(values, known_pages())
        return super().bulk_to_python(values) if found is None else found


class PictureChooser(ImageChooserBlock):
    """Chooses a picture that is decoration, or whose words stand beside it."""

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Stand in migrations as Wagtail's own block: what is stored is the same."""
        _name, arguments, options = super().deconstruct()
        return "wagtail.images.blocks.ImageChooserBlock", arguments, options

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        """Return the pictures with these primary keys."""
        values = list(values)
        found = _copies(values, known_pictures())
        if found is None:
            return super().bulk_to_python(values)
        for picture in found:
            if picture:
                meet(picture)
        return found


class FileChooser(DocumentChooserBlock):
    """Chooses a file. Most links lead to none: then nothing is asked."""

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Stand in migrations as Wagtail's own block: what is stored is the same."""
        _name, arguments, options = super().deconstruct()
        return "wagtail.documents.blocks.DocumentChooserBlock", arguments, options

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        """Return the files with these primary keys."""
        values = list(values)
        return super().bulk_to_python(values) if any(values) else values


class DescribedPicture(ImageBlock):
    """Chooses a picture with words for those who cannot see it."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        """Take `required` as Wagtail's own block does."""
        super().__init__(required=required, **kwargs)
        chooser = PictureChooser(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser
