"""The languages of the site, read once for each process and not for each link.

Wagtail asks the database for the active locale whenever it looks for a page's translation. The few
rows hardly ever change, so they are remembered here until one is saved or deleted. One that
another process added is found because what is not known is asked for anew; one that it changed or
deleted, when this process next makes a copy of a page (portal/pagecache/memories.py), or restarts.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale
from wagtail.models.i18n import LocaleManager

_known: dict[int, Locale] = {}


def locale_code(pk: int) -> str:
    """Return the language code of the locale with this primary key.

    Raises KeyError when there is none.
    """
    return known_locale(pk).language_code


def known_locale(pk: int) -> Locale:
    """Return the locale with this primary key; raises KeyError when there is none."""
    return _known.get(pk) or _read()[pk]


def forget_locales(**_kwargs: object) -> None:
    """Read the locales anew when one is next asked for."""
    _known.clear()


def install() -> None:
    """Let Wagtail find its locales here, when all apps are ready."""
    LocaleManager.get_for_language = _get_for_language
    post_save.connect(forget_locales, sender=Locale)
    post_delete.connect(forget_locales, sender=Locale)


def _get_for_language(manager: Any, language_code: str) -> Locale:
    """Return the locale of a language.

    Raises LookupError for a language that the site does not have and Locale.DoesNotExist for one
    without a locale, as Wagtail's own does.
    """
    code = get_supported_content_language_variant(language_code)
    found = _in_language(_known, code) or _in_language(_read(), code)
    if found is None:
        raise manager.model.DoesNotExist
    return found


def _in_language(locales: dict[int, Locale], code: str) -> Locale | None:
    return next((locale for locale in list(locales.values()) if locale.language_code == code), None)


def _read() -> dict[int, Locale]:
    found = {locale.pk: locale for locale in Locale.objects.all()}
    _known.update(found)
    return found
