"""The living style page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StyleguideConfig(AppConfig):
    """Shows staff every component and block in the public design."""

    name = "portal.styleguide"
    verbose_name = _("Style page")
