"""A field that holds languages of the site."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import models


def translation_languages() -> list[tuple[str, Any]]:
    """Return code and name of each language that pages are translated into."""
    return [
        (code, name)
        for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
        if code != settings.LANGUAGE_CODE
    ]


class LanguageListField(models.JSONField):
    """Codes of languages, as a list. Adding a language to the site needs no migration."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def formfield(self, **options: Any) -> forms.Field:
        """Return check boxes, one for each language of the site other than the source."""
        return forms.MultipleChoiceField(
            label=options.get("label", self.verbose_name),
            help_text=options.get("help_text", self.help_text),
            required=False,
            choices=translation_languages,
            widget=forms.CheckboxSelectMultiple,
        )
