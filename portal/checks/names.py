"""A module's name says what it holds."""

from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error

from .ours import our_modules

EMPTY_NAMES = {
    "common", "helper", "helpers", "manager", "managers", "misc", "service", "services", "util",
    "utils",
}  # fmt: skip
"""Names under which anything can be put, and is."""


def check_names(**_kwargs: Any) -> list[CheckMessage]:
    """Find modules and packages with names that say nothing."""
    return [
        Error(
            f"{path}: the name “{name}” does not say what is in it.",
            hint="Name it after the thing it is about.",
            id="portal.E002",
        )
        for _package, path in our_modules()
        for name in empty_names(path)
    ]


def empty_names(path: Path) -> list[str]:
    """Return the names of a file, and of the folder whose package it opens, that say nothing."""
    name = path.parent.name if path.stem == "__init__" else path.stem
    return [name] if name in EMPTY_NAMES else []
