"""Data for drawings come as block values, mappings or plain objects: read them alike."""

from collections.abc import Mapping
from typing import Any


def read(thing: Any, name: str, default: Any = None) -> Any:
    """Return a value by its name from a mapping (a block value is one) or an object."""
    if isinstance(thing, Mapping):
        return thing.get(name, default)
    return getattr(thing, name, default)
