"""File fields that nothing gets past: form, interface and code all store through them."""

from typing import Any

from django.core.files.base import File
from django.db import models
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from .documents import check_document
from .pictures import size_of, without_metadata


def is_new(file: Any) -> bool:
    """Whether a model's file has been chosen but not yet stored."""
    return bool(file) and not file._committed


class CleanImageFieldFile(WagtailImageFieldFile):
    """A picture that is stored without metadata."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Return width and height by the header; Wagtail's own way decodes the whole picture.

        Raises ValidationError when it cannot be read or is too large.
        """
        was_closed = self.closed
        self.open()
        try:
            return size_of(self)
        finally:
            if was_closed:
                self.close()

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the picture in `content`, and only the picture.

        Raises ValidationError when it cannot be read or is too large.
        """
        source = content.file if isinstance(content.file, File) else content
        clean = without_metadata(source)
        clean.seek(0)
        super().save(name, clean, save)


class CleanImageField(WagtailImageField):
    """An image field whose files hold no metadata, whatever way they came in."""

    attr_class = CleanImageFieldFile


class CheckedFieldFile(models.fields.files.FieldFile):
    """A document that is what its name says."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the document in `content`.

        Raises ValidationError when the bytes are not of the kind that `name` promises.
        """
        check_document(content, name)
        super().save(name, content, save)


class CheckedDocumentField(models.FileField):
    """A file field that refuses files which are not what their names say."""

    attr_class = CheckedFieldFile

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Check a new file, so that a form can show the message beside the field."""
        super().validate(value, model_instance)
        if is_new(value):
            check_document(value, value.name)
