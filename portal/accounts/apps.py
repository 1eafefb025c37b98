"""People."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People."""

    name = "portal.accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        """Keep the roles in step with the database and with the languages of the site.

        Each session notes when it began, and a server is warned when nobody needs a second step.
        """
        # All need models, which load after the apps.
        from . import signals  # noqa: F401, PLC0415
        from .second_step.checks import check_second_step  # noqa: PLC0415
        from .second_step.sessions import note_sign_in  # noqa: PLC0415

        register(check_second_step, Tags.security, deploy=True)

        user_logged_in.connect(note_sign_in, dispatch_uid="portal_sign_in")
