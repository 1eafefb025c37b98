"""Which parts the demo has, and in which order they are loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from django.utils.module_loading import autodiscover_modules

if TYPE_CHECKING:
    from .site import DemoSite


class Stage(IntEnum):
    """The order of loading: what others point at comes first."""

    VOCABULARY = 1
    FRONT = 2
    INDEXES = 3
    PARTNERS = 4
    PROGRAMS = 5
    RESOURCES = 6
    STORIES = 7
    WEBINARS = 8
    STANDING = 9
    CONTACT = 10
    FINISHING = 11
    NAVIGATION = 12


Load = Callable[["DemoSite"], None]


@dataclass(frozen=True)
class Part:
    """One piece of the demo: what it is called while it loads, and the function that loads it."""

    stage: Stage
    title: str
    load: Load


_parts: list[Part] = []


def part(stage: Stage, title: str) -> Callable[[Load], Load]:
    """Register the decorated function as a part of the demo."""

    def register(load: Load) -> Load:
        _parts.append(Part(stage, title, load))
        return load

    return register


def find_parts() -> list[Part]:
    """Return the parts of all installed apps (`<app>.demo.parts`) in the order of loading."""
    autodiscover_modules("demo.parts")
    return sorted(_parts, key=lambda entry: entry.stage)
