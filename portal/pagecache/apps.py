"""Copies of public pages, each thrown away when it would come out otherwise, and only then."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    """Copies of public pages."""

    name = "portal.pagecache"
    label = "pagecache"
    verbose_name = _("Page cache")

    def ready(self) -> None:
        """Begin to see what is written to the database."""
        # It needs models, which load after apps.
        from .watching import watch_all_writing  # noqa: PLC0415

        watch_all_writing()
