"""Settings of wagtail-localize that must stay as they are."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

SYNC_LIVE_STATUS = "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE"
RIVAL = "wagtail.contrib.simple_translation"


def check_translating(**_kwargs: Any) -> list[CheckMessage]:
    """Find settings with which pages would go live untranslated, or be copied behind our back."""
    found: list[CheckMessage] = []
    if getattr(settings, SYNC_LIVE_STATUS, True):
        found.append(
            Error(
                f"{SYNC_LIVE_STATUS} is on.",
                hint="Set it to False: else whatever is sent to translation goes live at once, in "
                "the source language, and sections lose what is below them.",
                id="portal.E008",
            )
        )
    if RIVAL in settings.INSTALLED_APPS:
        found.append(
            Error(
                f"{RIVAL} is installed.",
                hint="Take it out: it and wagtail-localize both answer “Translate this page”.",
                id="portal.E009",
            )
        )
    return found
