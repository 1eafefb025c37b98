"""Pictures and documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from .pictures import limit_pixels


class LibraryConfig(AppConfig):
    """Pictures and documents."""

    name = "portal.library"
    verbose_name = _("Pictures and documents")

    def ready(self) -> None:
        """Set the limit of pixels for all that opens pictures in this process; read new files."""
        # Models load after apps.
        from .reading.watching import watch_documents  # noqa: PLC0415

        limit_pixels()
        watch_documents()
