"""People."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People."""

    name = "portal.accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        """Keep the roles in step with the database and with the languages of the site."""
        from . import signals  # noqa: F401, PLC0415 - needs models, which load after the apps
