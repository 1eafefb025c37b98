"""Inquiries."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """Inquiries."""

    name = "portal.intake"
    verbose_name = _("Inquiries")
