"""The languages of the site: one variable in the environment, `SITE_LANGUAGES`."""

from difflib import get_close_matches

from django.conf.global_settings import LANGUAGES_BIDI as KNOWN_BIDI
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from portal.library.languages import MORE_LANGUAGES

from .environment import BASE_DIR, names, read

SOURCE = "en"
"""The language that the interface is written in, and from which pages are translated."""

for _code, (_name, _own_name, _bidi) in MORE_LANGUAGES.items():
    # Django offers no other way to make a language known to it.
    LANG_INFO[_code] = {"code": _code, "name": _name, "name_local": _own_name, "bidi": _bidi}


def named(codes: list[str]) -> list[tuple[str, str | Promise]]:
    """Return the languages with these codes as Django's LANGUAGES has them, in this order.

    Raises ImproperlyConfigured, with a sentence for whoever runs the site, unless the first is
    English and each is a language that Django or `portal.library.languages` knows, named once.
    """
    known = [code for code, entry in LANG_INFO.items() if "name" in entry]
    for number, code in enumerate(codes):
        if code not in known:
            near = " or ".join(get_close_matches(code.lower(), known, 2))
            raise ImproperlyConfigured(
                f"The environment variable SITE_LANGUAGES names “{code}”, which is not the code of "
                f"a language{f'; did you mean {near}?' if near else '.'} "
                "Codes look like es, fr, ht or zh-hans."
            )
        if code in codes[:number]:
            raise ImproperlyConfigured(
                f"The environment variable SITE_LANGUAGES names {code} twice."
            )
    if codes[0] != SOURCE:
        raise ImproperlyConfigured(
            f"The environment variable SITE_LANGUAGES begins with {codes[0]}. Its first one is "
            f"the one that pages are written in, and for now that is {SOURCE}: begin with it."
        )
    return [(code, gettext_lazy(LANG_INFO[code]["name"])) for code in codes]


LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = named(
    read(
        names,
        "SITE_LANGUAGES",
        "language codes divided by commas",
        default=["en", "es", "fr", "ar"],
    )
)
LANGUAGE_CODE = SOURCE
LANGUAGES_BIDI = [*KNOWN_BIDI, *(code for code, entry in MORE_LANGUAGES.items() if entry[2])]
LOCALE_PATHS = [
    BASE_DIR / "portal" / "locale",
    # Django serves no page in a language for which nobody has a catalogue: here are empty ones.
    BASE_DIR / "portal" / "languages" / "blank",
]
FORMAT_MODULE_PATH = "portal.formats"
