"""Keeps the promise of every receipt: deletes personal data whose day has come. For cron, daily."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.intake.privacy.purging import purge


class Command(BaseCommand):
    """Deletes what is over, with mail, notes and history; an audit entry stays."""

    help = "Delete the personal data whose retention has ended, from everywhere."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Delete what is over and print how many rows of each kind."""
        gone = purge()
        counts = ", ".join(f"{number} {label}" for label, number in sorted(gone.items()))
        self.stdout.write(f"deleted: {counts or 'nothing'}")
