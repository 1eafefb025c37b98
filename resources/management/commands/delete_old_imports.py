"""Deletes uploaded spreadsheets whose time is over. For cron, each night."""

from typing import Any

from django.core.management.base import BaseCommand

from resources.transfer.retention import delete_old_uploads


class Command(BaseCommand):
    """The resources that were imported stay."""

    help = "Delete uploaded spreadsheets of resources that are older than 90 days."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Delete them and print how many."""
        self.stdout.write(f"deleted: {delete_old_uploads()} uploads")
