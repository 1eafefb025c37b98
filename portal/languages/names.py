"""What a language is called, which way it is written, and how it divides the words of a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info, pgettext


@dataclass(frozen=True)
class LanguageName:
    """A language as its own readers know it."""

    code: str
    name: str
    dir: str


def language_name(code: str) -> LanguageName:
    """Return the own name and the writing direction ("ltr" or "rtl") of a language code.

    A language that Django does not know keeps the name it has in the settings.
    """
    try:
        info = get_language_info(code)
    except KeyError:
        info = {
            "name_local": str(dict(settings.LANGUAGES).get(code, code)),
        }
    name = info["name_local"]
    direction = "rtl" if code in settings.LANGUAGES_BIDI else "ltr"
    return LanguageName(code, name[:1].upper() + name[1:], direction)


def listed(words: Iterable[str]) -> str:
    """Return words as a list in the active language, with its own comma: one, two, three."""
    return pgettext("between the words of a list", ", ").join(words)
