"""Reminds those who owe an answer. For cron, in the morning of each working day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.intake.outbox.reminding import remind


class Command(BaseCommand):
    """Writes one letter to each; running it again on the same day writes none."""

    help = "Write to everybody who has inquiries that are overdue or due today, once a day."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write the letters and print one line of figures."""
        done = remind(timezone.now())
        self.stdout.write(
            f"wrote {done.letters} reminders; {done.already} were written to before; "
            f"{done.unheard} inquiries have nobody to write to"
        )
