"""The command that makes the catalogue anew."""

import time
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand
from wagtail.models import Locale

from portal.catalogue.comparing import all_keys, in_steps
from portal.catalogue.known_words import relearn
from portal.catalogue.settling import settle_all
from portal.catalogue.writing import forget_lost, write
from portal.planner import renew_statistics

SAY_EVERY = 10
"""Seconds between two lines that say how far it is."""


class Command(BaseCommand):
    """Writes the entry of every page."""

    help = (
        "Write the catalogue of published pages anew, for search and lists. Safe while the site "
        "runs; stopped, it goes on with --after."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where to go on."""
        parser.add_argument("--after", type=UUID, help="go on after this key, as it said itself")

    def handle(self, *, after: UUID | None = None, verbosity: int = 1, **_options: Any) -> None:
        """Write all pages, then the bits, then the words that guesses are made of.

        Last the database learns how large all of it is.
        """
        begun = said = time.monotonic()
        total = changed = 0
        for keys in in_steps(all_keys(after).iterator()):
            changed += write(keys)
            total += len(keys)
            if verbosity and time.monotonic() - said > SAY_EVERY:
                said = time.monotonic()
                self.stdout.write(f"{total} pages, {changed} written; --after {keys[-1]}")
        forget_lost()
        settle_all()
        for locale in Locale.objects.all():
            relearn(locale)
        renew_statistics()
        if verbosity:
            seconds = time.monotonic() - begun
            self.stdout.write(
                self.style.SUCCESS(
                    f"{total} pages with their translations, {changed} entries written, "
                    f"in {seconds:.0f} s."
                )
            )
