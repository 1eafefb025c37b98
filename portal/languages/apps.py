"""Languages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    """Languages."""

    name = "portal.languages"
    verbose_name = _("Languages")
