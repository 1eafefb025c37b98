"""The form with which staff add and change pictures."""

from typing import Any

from django.core.files.base import File
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .pictures import size_of, without_metadata


class PictureField(WagtailImageField):
    """Wagtail's field for uploads, with an answer in words for every broken file."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Look at the header before anything is decoded; Wagtail decodes to count.

        Raises ValidationError when there are too many pixels, or the file is broken.
        """
        size_of(f)

    def to_python(self, data: Any) -> File | None:
        """Return the picture without its metadata."""
        file = super().to_python(data)
        return file and without_metadata(file)


class PictureForm(BaseImageForm):
    """Wagtail's form with our field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            theirs = self.fields["file"]
            ours = PictureField(label=theirs.label, required=theirs.required, widget=theirs.widget)
            promise = self._meta.model._meta.get_field("file").help_text
            ours.help_text = f"{ours.help_text} {promise}"
            self.fields["file"] = ours
