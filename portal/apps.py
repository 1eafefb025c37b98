"""The project's own app: the ground that every other app stands on."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Templates, static files, checks and commands of the project."""

    name = "portal"

    def ready(self) -> None:
        """Let `manage.py check` keep the house rules, and the worker draw what is published.

        Every spreadsheet is made inert, no page of the admin holds a script, every task leaves a
        line in the log, and what makes pages quick takes its places.
        """
        # All need models, which load after apps.
        from .checks import register_checks  # noqa: PLC0415
        from .drawn_ahead import watch_publishing  # noqa: PLC0415
        from .health.tasks import watch_tasks  # noqa: PLC0415
        from .security.inline_scripts import start_choosers_without_scripts  # noqa: PLC0415
        from .security.spreadsheets import make_exports_inert  # noqa: PLC0415
        from .speed.starting import start as make_quick  # noqa: PLC0415

        make_quick()
        register_checks()
        watch_publishing()
        watch_tasks()
        make_exports_inert()
        start_choosers_without_scripts()
