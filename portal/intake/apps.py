"""Inquiries."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """Inquiries."""

    name = "portal.intake"
    verbose_name = _("Inquiries")

    def ready(self) -> None:
        """Teach each connection to SQLite how to compare texts without accents, and follow forms.

        When staff change for how long a form keeps messages, what is there follows.
        """
        # Models can be imported only once all apps are loaded.
        from wagtail.signals import page_published  # noqa: PLC0415

        from .admin.site_history import hide_limited_inquiries  # noqa: PLC0415
        from .finding.folding import teach_sqlite  # noqa: PLC0415
        from .privacy.shortening import keep_for_less  # noqa: PLC0415
        from .responses.to_the_sender import tell_of_responses  # noqa: PLC0415

        connection_created.connect(teach_sqlite, dispatch_uid="intake_folding")
        page_published.connect(keep_for_less, dispatch_uid="intake_retention")
        tell_of_responses()
        hide_limited_inquiries()
