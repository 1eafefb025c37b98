"""What the settings say of languages that go live together names pages and languages we have."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from wagtail.models import Page


def check_languages_together(**_kwargs: Any) -> list[CheckMessage]:
    """Find types of pages and languages in LANGUAGES_TOGETHER that do not exist."""
    languages = {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
    wrong = [
        f"“{label}” is no type of page"
        for label in settings.LANGUAGES_TOGETHER
        if not _is_page(label)
    ]
    wrong += [
        f"“{code}” is no language that pages are translated into"
        for codes in settings.LANGUAGES_TOGETHER.values()
        for code in codes
        if code not in languages - {settings.LANGUAGE_CODE}
    ]
    return [
        Error(
            f"LANGUAGES_TOGETHER: {what}.",
            hint='Write it as {"home.ContactPage": ["es"]}.',
            id="portal.E008",
        )
        for what in wrong
    ]


def _is_page(label: str) -> bool:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return False
    return issubclass(model, Page) and model._meta.label == label
