"""Has people who were erased stay erased. Run it after every restore, before the site opens."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.intake.privacy.restoring import reapply_erasures


class Command(BaseCommand):
    """Erases again what the list of erasures names."""

    help = "Erase again, after a backup was restored, all that was erased since it was made."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Erase it and print how many rows of each kind."""
        gone = reapply_erasures()
        counts = ", ".join(f"{number} {label}" for label, number in sorted(gone.items()))
        self.stdout.write(f"erased again: {counts or 'nothing'}")
