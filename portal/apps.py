"""The project's own app: the ground that every other app stands on."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Templates, static files, checks and commands of the project."""

    name = "portal"
