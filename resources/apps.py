"""Resource library."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    """Resource library."""

    name = "resources"
    verbose_name = _("Resource library")
