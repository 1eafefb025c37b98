"""Languages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    """Languages."""

    name = "portal.languages"
    verbose_name = _("Languages")

    def ready(self) -> None:
        """Mend wagtail-localize, and keep translations as private as their source."""
        # Models can be imported only once all apps are loaded.
        from . import locales, restrictions  # noqa: PLC0415
        from .parity import merged_terms, watching  # noqa: PLC0415
        from .publishing import door, editor  # noqa: PLC0415
        from .workarounds import (  # noqa: PLC0415
            drafts_of_live_pages,
            missing_text,
            outdated_beginnings,
        )

        missing_text.install()
        drafts_of_live_pages.install()
        outdated_beginnings.install()
        door.install()
        editor.install()
        restrictions.watch()
        watching.watch()
        merged_terms.watch()
        locales.install()
