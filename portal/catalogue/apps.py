"""The catalogue."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    """Finds and counts published pages, for the search page and for lists."""

    name = "portal.catalogue"
    label = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Keep the catalogue in step with the pages."""
        # Models are ready only now.
        from .watching import watch  # noqa: PLC0415

        watch()
