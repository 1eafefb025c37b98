"""Makes a backup of the whole site."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.backup.failing import BackupError
from portal.backup.making import back_up


class Command(BaseCommand):
    """Copies database, pictures and documents into one dated folder."""

    help = "Back up database and files into a dated folder of BACKUP_DIR, while the site runs."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make it and say where it is; exit with 1 when it was not made."""
        begun = time.monotonic()
        try:
            made = back_up()
        except BackupError as error:
            raise CommandError(str(error)) from error
        seconds = time.monotonic() - begun
        self.stdout.write(
            f"{made.place}: {made.files} files, {made.size / 1e6:.1f} MB, in {seconds:.0f} s"
        )
        for name in made.lost:
            self.stdout.write(f"  the site names this file and does not have it: {name}")
        for path in made.forgotten:
            self.stdout.write(f"  over its time and deleted: {path.name}")
