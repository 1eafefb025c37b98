"""How much of the interface is translated into a language."""

from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import to_locale


@dataclass(frozen=True)
class Interface:
    """The interface's texts in one language: how many there are, how many are translated."""

    total: int
    translated: int


def interface(code: str) -> Interface | None:
    """Return how far the interface is translated, or None when nobody has begun."""
    path = catalogue_path(code)
    if not path.exists():
        return None
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    return Interface(len(entries), sum(entry.translated() for entry in entries))


def catalogue_path(code: str) -> Path:
    """Return the path of a language's catalogue, which need not be there."""
    return Path(settings.LOCALE_PATHS[0], to_locale(code), "LC_MESSAGES", "django.po")
