"""What the portal does by itself."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ScheduleConfig(AppConfig):
    """What the portal does by itself."""

    name = "portal.schedule"
    label = "schedule"
    verbose_name = _("Scheduled jobs")

    def ready(self) -> None:
        """Read what each app has to do (`<app>/scheduled.py`)."""
        autodiscover_modules("scheduled")
