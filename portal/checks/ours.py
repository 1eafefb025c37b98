"""What the rules look at: our packages, and the models defined in them."""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Field, Model

PACKAGES = ("portal", "home", "programs", "resources", "search")


def is_ours(cls: type) -> bool:
    """Tell whether a class is defined in one of our packages."""
    return cls.__module__.split(".")[0] in PACKAGES


def our_models() -> list[type[Model]]:
    """Return our concrete models."""
    return [model for model in apps.get_models() if is_ours(model)]


def our_modules() -> Iterator[tuple[str, Path]]:
    """Yield every Python file of ours with the package it stands in."""
    for package in PACKAGES:
        for path in sorted((settings.BASE_DIR / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield package, path


def our_fields(model: type[Model]) -> list[Field]:
    """Return the fields of a model that staff can edit and that we defined, here or in a base."""
    return [
        field
        for field in [*model._meta.concrete_fields, *model._meta.many_to_many]
        if field.editable and not field.auto_created and is_ours(_home_of(model, field))
    ]


def _home_of(model: type[Model], field: Field) -> type[Model]:
    """Return the class that first defines a field."""
    bases = [
        base
        for base in model.__mro__
        if hasattr(base, "_meta")
        and field.name
        in {local.name for local in [*base._meta.local_fields, *base._meta.local_many_to_many]}
    ]
    return bases[-1] if bases else model
