"""Search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Keep the index in step with the vocabulary."""
        # Models are loaded only now.
        from .reindexing import watch_terms  # noqa: PLC0415

        watch_terms()
