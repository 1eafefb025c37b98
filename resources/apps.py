"""Resource library."""

from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    """Resource library."""

    name = "resources"
    verbose_name = _("Resource library")

    def ready(self) -> None:
        """Offer the newest resources to every page and all as data; watch files and links."""
        # Models are not ready before.
        from portal.lists import register_list  # noqa: PLC0415

        from . import opendata, structured  # noqa: PLC0415
        from .files.history import watch_files  # noqa: PLC0415
        from .links.finding import watch_links  # noqa: PLC0415
        from .lists import newest_resources  # noqa: PLC0415
        from .models import ResourceImport  # noqa: PLC0415
        from .transfer.retention import delete_file  # noqa: PLC0415

        register_list("resources", _("Newest resources"), newest_resources)
        opendata.offer()
        structured.offer()
        watch_files()
        watch_links()
        post_delete.connect(delete_file, sender=ResourceImport)
