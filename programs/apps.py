"""Programs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramsConfig(AppConfig):
    """Programs."""

    name = "programs"
    verbose_name = _("Programs")

    def ready(self) -> None:
        """Offer the lists of programs' pages to every page, and follow what is published."""
        # Models can be imported only once all apps are loaded.
        from wagtail.signals import page_published  # noqa: PLC0415

        from portal.intake.models import Kind  # noqa: PLC0415
        from portal.intake.outbox.letters import acknowledge  # noqa: PLC0415
        from programs import lists  # noqa: PLC0415
        from programs.models import WebinarPage  # noqa: PLC0415
        from programs.webinars import lists as webinar_lists  # noqa: PLC0415
        from programs.webinars.calendar import count_published_change  # noqa: PLC0415
        from programs.webinars.letters import registration_received  # noqa: PLC0415

        lists.offer()
        webinar_lists.offer()
        acknowledge(Kind.REGISTRATION, registration_received)
        page_published.connect(
            count_published_change, sender=WebinarPage, dispatch_uid="webinar_calendar"
        )
