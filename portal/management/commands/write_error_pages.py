"""The command that writes what nginx shows when the portal cannot answer."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.health.error_pages import write_error_pages


class Command(BaseCommand):
    """Run after `collectstatic`, with every new version."""

    help = "Write the error pages of the web server in front into errors/ in STATIC_ROOT."

    def handle(self, **_options: Any) -> None:
        """Write the pages, and say how many."""
        written = write_error_pages(Path(settings.STATIC_ROOT) / "errors")
        self.stdout.write(f"{len(written)} error pages written.")
