"""The command for the day when no administrator gets in any more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.accounts.models import User
from portal.accounts.second_step.changing import reset


class Command(BaseCommand):
    """Removes the second step of one account."""

    help = (
        "Remove the second step of one account and end its sessions. The person is told by mail "
        "and sets up a new one at the next log-in. The password stays."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the log-in name."""
        parser.add_argument("username", help="the log-in name")

    def handle(self, *, username: str, **_options: Any) -> None:
        """Remove it. Raises CommandError when there is no such account."""
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account with the log-in name “{username}”.")
        number = reset(user, by=None)
        self.stdout.write(
            self.style.SUCCESS(f"Removed the second step of “{username}”.")
            if number
            else f"“{username}” had no second step. All its sessions have ended."
        )
