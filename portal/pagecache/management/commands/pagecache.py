"""Shows what copies of pages there are, verifies them, or throws all of them away."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.pagecache.checking import differing
from portal.pagecache.choices import is_on
from portal.pagecache.copies import figures, process_changes
from portal.pagecache.keeping import clear, drop_other_releases, drop_what_is_over
from portal.pagecache.release import release


class Command(BaseCommand):
    """The page cache by hand."""

    help = "Show how many copies of pages there are; verify, check or clear them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the options."""
        parser.add_argument(
            "--verify", action="store_true", help="ask the questions of doubted copies again"
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="make each page anew and compare; exits with 1 when a copy is not the same",
        )
        parser.add_argument("--clear", action="store_true", help="throw all copies away")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it and say how many there are."""
        if not is_on():
            self.stdout.write("The page cache is off (PAGE_CACHE).")
            return
        if options["clear"]:
            clear()
        if options["verify"]:
            drop_what_is_over()
            outcome = process_changes()
            drop_other_releases()
            self.stdout.write(f"{len(outcome.kept)} kept, {len(outcome.thrown)} thrown away.")
        if options["check"]:
            found = differing()
            for address in found:
                self.stdout.write(f"not as it should be: {address}")
            if found:
                raise CommandError(f"{len(found)} copies differ from what their pages are now.")
            self.stdout.write("All copies are what their pages are now.")
        now = figures()
        self.stdout.write(
            f"release {release()}: {now.fresh} fresh, {now.suspect} to be verified, "
            f"{now.thrown} thrown away, {now.changes} changes to look into"
        )
