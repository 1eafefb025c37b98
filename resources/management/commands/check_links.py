"""Looks at the addresses elsewhere that resources lead to. For cron, each night."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from resources.links.checking import check_due
from resources.links.finding import note_all


class Command(BaseCommand):
    """Asks other sites slowly; what it does not come to is due the next night."""

    help = "Look whether the addresses that resources lead to still answer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer bounds, and to look through all pages first."""
        parser.add_argument("--most", type=int, default=2000, help="how many at most (2000)")
        parser.add_argument("--minutes", type=float, default=60, help="for how long at most (60)")
        parser.add_argument(
            "--gather", action="store_true", help="first look through all resources for addresses"
        )

    def handle(self, *_args: Any, most: int, minutes: float, gather: bool, **_options: Any) -> None:
        """Look at them and print one line of figures."""
        if gather:
            self.stdout.write(f"looked through {note_all()} resources")
        done = check_due(most, minutes * 60)
        states = ", ".join(f"{number} {state}" for state, number in sorted(done.items()))
        self.stdout.write(states or "nothing was due")
