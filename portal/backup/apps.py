"""Backups of the site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackupConfig(AppConfig):
    """Backups of the site."""

    name = "portal.backup"
    label = "backup"
    verbose_name = _("Backups")
