"""Inquiries."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """Inquiries."""

    name = "portal.intake"
    verbose_name = _("Inquiries")

    def ready(self) -> None:
        """Teach each connection to SQLite how to compare texts without accents."""
        from .finding.folding import teach_sqlite  # noqa: PLC0415 (its package needs the models)

        connection_created.connect(teach_sqlite, dispatch_uid="intake_folding")
