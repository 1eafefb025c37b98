"""The forms with which staff add and change pictures and documents."""

from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .languages import language
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
    """Wagtail's form with our field, and a description in each language of the site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            theirs = self.fields["file"]
            ours = PictureField(label=theirs.label, required=theirs.required, widget=theirs.widget)
            promise = self._meta.model._meta.get_field("file").help_text
            ours.help_text = f"{ours.help_text} {promise}"
            self.fields["file"] = ours
        if self.fields.pop("descriptions", None):
            self._offer_descriptions()

    def clean(self) -> dict[str, Any]:
        """Gather the descriptions; those in languages that the site has given up stay."""
        cleaned: dict[str, Any] = super().clean()
        descriptions = dict(self.instance.descriptions)
        for name, code in self._described.items():
            descriptions[code] = cleaned.pop(name, "")
        self.instance.descriptions = {code: text for code, text in descriptions.items() if text}
        return cleaned

    @property
    def _described(self) -> dict[str, str]:
        """The names of the fields for other languages, with the codes of those languages."""
        return {
            name: code
            for code, _name in settings.LANGUAGES
            if (name := f"description_{code}") in self.fields
        }

    def _offer_descriptions(self) -> None:
        """Put a field for each other language behind the description."""
        names = list(self.fields)
        place = names.index("description") + 1
        longest = self._meta.model._meta.get_field("description").max_length
        for code, _name in settings.LANGUAGES:
            if code == settings.LANGUAGE_CODE:
                continue
            spoken = language(code)
            name = f"description_{code}"
            self.fields[name] = forms.CharField(
                label=_("Description in %(language)s") % {"language": spoken.name},
                initial=self.instance.described_in(code),
                max_length=longest,
                required=False,
                widget=forms.TextInput(attrs={"lang": code, "dir": spoken.direction}),
            )
            names.insert(place, name)
            place += 1
        self.order_fields(names)


class FileForm(BaseDocumentForm):
    """Wagtail's form for documents; a file that is replaced goes last."""

    original_file: Any

    def save(self, commit: bool = True) -> Any:
        """Store the document.

        Wagtail deletes the old file first. But an edition that serves it keeps a copy of it as an
        earlier version (`resources.files.history`), and nobody may lose both files.
        """
        if not (commit and "file" in self.changed_data and self.original_file):
            return super().save(commit)
        old, self.original_file = self.original_file, None
        with transaction.atomic():
            document = super().save(commit)
            transaction.on_commit(partial(old.storage.delete, old.name))
        return document
