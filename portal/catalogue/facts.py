"""What a page may tell the catalogue of itself, beyond its texts and terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FileFacts:
    """A file that a page hands out: its document, the language it is in, and its title there."""

    document: int
    language: str
    title: str


@dataclass(frozen=True)
class Facts:
    """What a list asks of a page: its day, its languages, its files, whether it is out of date."""

    dated: date | None = None
    languages: Sequence[str] = ()
    titles: Sequence[tuple[str, str]] = ()
    """More titles, each with the language it is in."""

    files: Sequence[FileFacts] = ()
    archived: bool = False
    listed: bool = False
    """Whether the page above it lists it from the catalogue."""
