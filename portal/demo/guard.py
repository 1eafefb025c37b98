"""The demo never touches a database that holds anybody's work."""

from django.apps import apps
from django.conf import settings
from django.db import models
from wagtail.models import Page

from .site import key_of

OWN_APPS = ("portal", "home", "programs", "resources", "search")
NO_CONTENT = (
    "portal.accounts",
    "portal.catalogue",
    "portal.pagecache",
    "portal.schedule",
    "portal.taxonomy.models.word",
)
"""Modules whose rows nobody wrote: log-ins, what jobs note, what is made from terms and pages."""

WELCOME = "Welcome to your new Wagtail site!"


class RefusedError(Exception):
    """The demo may not be loaded here; the message says why."""


def is_loaded() -> bool:
    """Tell whether this database already holds the demo."""
    return Page.objects.filter(translation_key=key_of("home")).exists()


def refuse_on_servers() -> None:
    """Raise RefusedError where the well-known passwords of the demo would be a danger."""
    if not settings.DEMO_ALLOWED:
        raise RefusedError(
            "The demo has log-ins whose passwords everybody knows, so it cannot be loaded with "
            "the settings of a server. Use portal.settings.dev on your own machine."
        )


def refuse_other_content() -> None:
    """Raise RefusedError, naming what was found, when the database holds any other content."""
    pages = Page.objects.filter(depth__gt=1).exclude(depth=2, title=WELCOME)
    if page := pages.order_by("path").first():
        raise RefusedError(
            f"This database already has a site: the page “{page.title}”. The demo is only loaded "
            "into an empty one, so that it can never overwrite anybody's work."
        )
    for model in _models_of_content():
        if count := model._default_manager.count():
            words = model._meta.verbose_name_plural if count > 1 else model._meta.verbose_name
            raise RefusedError(
                f"This database already holds {count} {words}. The demo is only loaded into an "
                "empty one, so that it can never overwrite anybody's work."
            )


def _models_of_content() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.split(".")[0] in OWN_APPS
        and not model.__module__.startswith(NO_CONTENT)
        and not issubclass(model, Page)
    ]
