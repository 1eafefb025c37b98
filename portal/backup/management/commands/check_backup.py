"""Reads a backup and says whether it is whole."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.backup.checking import faults, newest
from portal.backup.failing import BackupError


class Command(BaseCommand):
    """Compares every file of a backup with its hash, and opens the copy of the database."""

    help = "Check that a backup is whole: the newest one, or the one in FOLDER."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")

    def handle(self, *_args: Any, folder: Path | None, **_options: Any) -> None:
        """Say it; exit with 1 when something is wrong."""
        try:
            backup = folder or newest()
        except BackupError as error:
            raise CommandError(str(error)) from error
        wrong = faults(backup)
        if wrong:
            lines = "\n".join(f"  {line}" for line in wrong)
            raise CommandError(f"{backup} is not whole:\n{lines}")
        self.stdout.write(f"{backup} is whole.")
