"""Works out anew how all pages stand in all languages."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.languages.parity.models import State, Status
from portal.languages.parity.refreshing import rebuild
from portal.languages.parity.tasks import tell_owners


class Command(BaseCommand):
    """Run once when the report is new, and each night to be sure."""

    help = "Work out which translations are missing, in progress or out of date, for the report."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Rebuild and print one line of figures."""
        rebuild()
        if State.objects.to_tell().exists():
            tell_owners.enqueue()
        figures = ", ".join(
            f"{State.objects.filter(status=status).count()} {status.label}" for status in Status
        )
        self.stdout.write(figures)
