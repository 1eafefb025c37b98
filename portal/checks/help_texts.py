"""Every field that staff fill in says what to write."""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page, TranslatableMixin

from .ours import our_fields, our_models

OBVIOUS = {"title", "resource", "partner"}
"""Fields whose label says all: titles, and choosers that stand alone in a row."""


def check_help_texts(**_kwargs: Any) -> list[CheckMessage]:
    """Find fields without a word of help."""
    return [
        Error(
            f"{model._meta.label}.{name} has no help_text.",
            hint="Say what to write, in words a staff member uses.",
            obj=model,
            id="portal.E003",
        )
        for model in our_models()
        if is_filled_in_by_staff(model)
        for name in silent_fields(model)
    ]


def is_filled_in_by_staff(model: type[Model]) -> bool:
    """Tell whether staff write a model's rows; records that the portal writes are not asked."""
    written = (Page, TranslatableMixin, AbstractImage, AbstractDocument, AbstractSetting)
    return issubclass(model, written) or any(
        isinstance(field, ParentalKey) for field in model._meta.concrete_fields
    )


def silent_fields(model: type[Model]) -> list[str]:
    """Return the names of a model's fields that staff fill in and that say nothing."""
    return [
        field.name
        for field in our_fields(model)
        if not field.help_text and field.name not in OBVIOUS and not isinstance(field, ParentalKey)
    ]
