"""The command that compares the catalogue with the pages."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.catalogue.comparing import differences, wrong_bits


class Command(BaseCommand):
    """Says which entries are not as their pages are."""

    help = "Say which entries of the catalogue differ from the published pages. Changes nothing."

    def handle(self, **_options: Any) -> None:
        """Write a line for each difference; fail if there is one."""
        found = 0
        for difference in differences():
            found += 1
            self.stdout.write(f"page {difference.page}: {difference.what}")
        for line in wrong_bits():
            found += 1
            self.stdout.write(line)
        if found:
            raise CommandError(f"{found} differ. `manage.py catalogue_rebuild` mends them.")
        self.stdout.write(self.style.SUCCESS("Every entry is as its page is."))
