"""The languages in which a file may be written: many more than the site itself speaks."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.conf.global_settings import LANGUAGES as DJANGO_LANGUAGES
from django.conf.locale import LANG_INFO
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

MORE_LANGUAGES: dict[str, tuple[Promise, str, bool]] = {
    "am": (_("Amharic"), "አማርኛ", False),
    "fil": (_("Filipino"), "Filipino", False),
    "hmn": (_("Hmong"), "Hmoob", False),
    "ht": (_("Haitian Creole"), "Kreyòl ayisyen", False),
    "kea": (_("Cape Verdean Creole"), "Kriolu", False),
    "lo": (_("Lao"), "ລາວ", False),
    "mh": (_("Marshallese"), "Kajin M̧ajeļ", False),
    "nv": (_("Navajo"), "Diné bizaad", False),
    "om": (_("Oromo"), "Afaan Oromoo", False),
    "prs": (_("Dari"), "دری", True),
    "ps": (_("Pashto"), "پښتو", True),
    "rw": (_("Kinyarwanda"), "Ikinyarwanda", False),
    "sm": (_("Samoan"), "Gagana Samoa", False),
    "so": (_("Somali"), "Soomaali", False),
    "ti": (_("Tigrinya"), "ትግርኛ", False),
    "to": (_("Tongan"), "Lea faka-Tonga", False),
}
"""Spoken in communities that health departments serve, and unknown to Django: name, own name,
whether it is written from right to left. `portal.settings.languages` makes Django know them."""

UNNEEDED = {"en-au", "en-gb", "es-ni", "io", "ia", "eo"}
"""Variants and constructed languages that only lengthen the list."""


@dataclass(frozen=True)
class Language:
    """A language as readers see it."""

    code: str
    name: str
    own_name: str
    bidi: bool

    @property
    def direction(self) -> str:
        """The value of the HTML attribute `dir`."""
        return "rtl" if self.bidi else "ltr"

    @property
    def has_other_name(self) -> bool:
        """Whether the language's own name tells more than its name in the reader's language."""
        return self.own_name.casefold() != self.name.casefold()


def language(code: str) -> Language:
    """Return the language with the tag `code`, named in the active language.

    A code that nobody knows any more is its own name.
    """
    info = LANG_INFO.get(code, {})
    if "name" not in info:
        info = LANG_INFO.get(code.split("-")[0], {})
    if "name" not in info:
        return Language(code, code, code, False)
    own_name = info["name_local"]
    return Language(
        code,
        gettext(info["name"]),
        own_name[:1].upper() + own_name[1:],
        code in settings.LANGUAGES_BIDI,
    )


def edition_languages() -> list[tuple[str, str]]:
    """Return the choices for the language of a file: the site's own first, then by name."""
    own = tuple(code for code, _name in settings.LANGUAGES)
    return list(_choices(get_language(), own))


@lru_cache(maxsize=100)
def _choices(reader: str | None, own: tuple[str, ...]) -> tuple[tuple[str, str], ...]:  # noqa: ARG001
    """Return them as they are called in the reader's language, the active one."""
    codes = {code for code, _name in DJANGO_LANGUAGES} | set(MORE_LANGUAGES)
    others = sorted(
        ((code, language(code).name) for code in codes - set(own) - UNNEEDED),
        key=lambda choice: choice[1].casefold(),
    )
    return (*((code, language(code).name) for code in own), *others)
