"""Home and standing pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home and standing pages."""

    name = "home"
    verbose_name = _("Home and standing pages")

    def ready(self) -> None:
        """Fill new contact pages with what most need, and say what the pages are."""
        # Models are loaded only now.
        from . import contact_start, structured  # noqa: F401, PLC0415

        structured.offer()
