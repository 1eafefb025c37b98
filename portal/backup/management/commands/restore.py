"""Brings a backup back."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.backup.failing import BackupError
from portal.backup.restoring import restore


class Command(BaseCommand):
    """Fills the empty site that the settings name with what a backup holds."""

    help = (
        "Restore the backup in FOLDER into the empty database of DATABASE_URL and the empty folder "
        "VAR_DIR. It overwrites nothing: where something is there already, it stops."
    )
    requires_system_checks: list[str] = []  # they may ask the database, which is empty

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder and what else is known of erasures."""
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--erasures",
            action="append",
            default=[],
            type=Path,
            metavar="FILE",
            help="a newer list of erasures (erasures.txt) than the one beside the backup",
        )
        parser.add_argument(
            "--another-key",
            action="store_true",
            help="restore although SECRET_KEY is lost; people who were erased come back",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Restore, saying each step; exit with 1 when it could not be done."""
        lists: list[Path] = options["erasures"]
        if missing := [str(path) for path in lists if not path.is_file()]:
            raise CommandError(f"There is no file {missing[0]}.")
        try:
            restored = restore(
                options["folder"],
                lists,
                self.stdout.write,
                another_key=options["another_key"],
            )
        except BackupError as error:
            raise CommandError(str(error)) from error
        gone = ", ".join(f"{number} {label}" for label, number in sorted(restored.erased.items()))
        self.stdout.write(f"Erased again, as people had asked since: {gone or 'nobody'}.")
        self.stdout.write(
            self.style.SUCCESS(
                f"The site of {restored.made_at:%Y-%m-%d %H:%M} UTC is back, with "
                f"{restored.files} files. It may open."
            )
        )
