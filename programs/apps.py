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
        from django.db.models.signals import post_delete, post_save, pre_delete  # noqa: PLC0415
        from wagtail.signals import page_published  # noqa: PLC0415

        from portal.intake.models import Inquiry, Kind  # noqa: PLC0415
        from portal.intake.outbox.letters import acknowledge  # noqa: PLC0415
        from portal.intake.sender.kinds import show_on_status  # noqa: PLC0415
        from programs import lists, opendata, structured  # noqa: PLC0415
        from programs.models import (  # noqa: PLC0415
            WebinarIndexPage,
            WebinarPage,
            WebinarRegistration,
        )
        from programs.webinars import lists as webinar_lists  # noqa: PLC0415
        from programs.webinars import places, retention  # noqa: PLC0415
        from programs.webinars.letters import (  # noqa: PLC0415
            ABOUT_A_PLACE,
            registration_received,
        )
        from programs.webinars.my_place import STATUS_PAGE  # noqa: PLC0415
        from programs.webinars.questions import OTHER_NEEDS, SERVICES  # noqa: PLC0415
        from programs.webinars.schedule import follow_publication  # noqa: PLC0415

        lists.offer()
        webinar_lists.offer()
        opendata.offer()
        structured.offer()
        acknowledge(
            Kind.REGISTRATION,
            registration_received,
            # It may be about somebody's health, and mail travels.
            not_mailed=(SERVICES, OTHER_NEEDS),
            renewed_on_release=ABOUT_A_PLACE,
        )
        show_on_status(Kind.REGISTRATION, STATUS_PAGE)
        for signal, sender, receiver in (
            (page_published, WebinarPage, follow_publication),
            (page_published, WebinarIndexPage, retention.keep_for_less),
            (post_save, Inquiry, places.follow_status),
            (pre_delete, WebinarRegistration, places.hold_before_deletion),
            (post_delete, WebinarRegistration, places.follow_deletion),
        ):
            name = f"{receiver.__module__}.{receiver.__qualname__}"
            signal.connect(receiver, sender=sender, dispatch_uid=name)
