"""Programs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramsConfig(AppConfig):
    """Programs."""

    name = "programs"
    verbose_name = _("Programs")

    def ready(self) -> None:
        """Offer the lists of programs' pages to every page."""
        # Models can be imported only once all apps are loaded.
        from programs import lists  # noqa: PLC0415

        lists.offer()
