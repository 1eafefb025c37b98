"""Pictures and documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Pictures and documents."""

    name = "portal.library"
    verbose_name = _("Pictures and documents")
