"""Sends the mail that is due, for cron: it finds what a lost task left behind."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.intake.models import OutboxMessage
from portal.intake.outbox.delivery import deliver_due


class Command(BaseCommand):
    """Run every few minutes beside the worker, or instead of it."""

    help = "Send the mail in the outbox that is due, and say how much is left."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Send what is due and print one line of figures."""
        delivery = deliver_due()
        left = OutboxMessage.objects.unsent().count()
        self.stdout.write(
            f"sent {delivery.sent}, put off {delivery.put_off}, given up {delivery.failed}; "
            f"{left} not sent"
        )
