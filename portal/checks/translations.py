"""Every translatable model states, field by field, what translators get."""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db.models import Model
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Page, TranslatableMixin

from .ours import is_ours, our_fields, our_models

UNTRANSLATED = {"locale", "translation_key"}
"""What makes a row a translation; it is never translated itself."""


def check_translations(**_kwargs: Any) -> list[CheckMessage]:
    """Find translatable models whose contract leaves a field out."""
    return [
        Error(
            f"{model._meta.label} does not say whether “{name}” is translated or shared.",
            hint="Add a TranslatableField or SynchronizedField to its translatable_fields.",
            obj=model,
            id="portal.E004",
        )
        for model in our_models()
        if issubclass(model, Page | TranslatableMixin)
        for name in unstated_fields(model)
    ]


def unstated_fields(model: type[Model]) -> list[str]:
    """Return the names of a model's fields and children that its contract leaves out."""
    stated = {field.field_name for field in getattr(model, "translatable_fields", [])}
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
