"""When the roles are brought in step."""

from typing import Any

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page, WorkflowPage

from .roles import (
    HOME_DEPTH,
    dismiss_translators,
    establish_roles,
    establish_translators,
    open_pages,
)


@receiver(post_migrate, dispatch_uid="portal_roles")
def establish_roles_at_the_end(sender: AppConfig, using: str, **_kwargs: Any) -> None:
    """Establish the roles once, after the last app has its tables and permissions."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender.name != last.name or using != "default":
        return
    # A `migrate` that stops half-way leaves tables out.
    tables = connections[using].introspection.table_names()
    if WorkflowPage._meta.db_table in tables:
        establish_roles()


@receiver(post_save, dispatch_uid="portal_roles_language")
def open_new_language(instance: Any, created: bool, raw: bool, **_kwargs: Any) -> None:
    """Let translators into the tree of a language that has just got its front page."""
    if created and not raw and isinstance(instance, Page) and instance.depth == HOME_DEPTH:
        open_pages()


@receiver(post_save, sender=Locale, dispatch_uid="portal_translators")
def employ_translators(instance: Locale, created: bool, raw: bool, **_kwargs: Any) -> None:
    """Make a role for those who translate into a new language."""
    if created and not raw:
        establish_translators(instance)


@receiver(post_delete, sender=Locale, dispatch_uid="portal_translators_gone")
def dismiss_translators_of(instance: Locale, **_kwargs: Any) -> None:
    """Take away the role of a language that is gone."""
    dismiss_translators(instance)
