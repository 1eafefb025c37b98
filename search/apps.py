"""Search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Promise what is kept for how long."""
        # Models are loaded only now.
        from .unanswered.forgetting import keep_for_a_while  # noqa: PLC0415

        keep_for_a_while()
