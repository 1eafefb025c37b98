"""The languages that the site is translated into."""

from typing import Any

from django.conf import settings
from wagtail.models import Locale

from portal.languages.translators.standing import languages_for


def target_locales() -> list[Locale]:
    """Return the locales of all languages but the source, in the settings' order. One query."""
    order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    locales = [
        locale
        for locale in Locale.objects.all()
        if locale.language_code in order and locale.language_code != settings.LANGUAGE_CODE
    ]
    return sorted(locales, key=lambda locale: order.index(locale.language_code))


def locales_for(user: Any) -> list[Locale]:
    """Return the languages that a member of staff works on, in the settings' order."""
    given = set(languages_for(user).values_list("pk", flat=True))
    return [locale for locale in target_locales() if locale.pk in given]
