"""The command that does every night what nobody has to wait for."""

import time
from itertools import chain
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand
from wagtail.models import Locale

from portal.catalogue.comparing import all_keys, differences_of, in_steps
from portal.catalogue.known_words import relearn
from portal.catalogue.settling import settle_all
from portal.catalogue.vocabulary import Vocabulary
from portal.catalogue.writing import forget_lost, write

LONGEST = 15 * 60
"""Seconds for which pages are compared: enough for more than a hundred thousand."""


class Command(BaseCommand):
    """Mends what differs, settles what is fresh and forgets words that are gone."""

    help = (
        "Write entries of the catalogue that are not as their pages are, write fresh ones into "
        "its bits, and forget words no page has."
    )

    def handle(self, **_options: Any) -> None:
        """Do all of it; twice does no harm."""
        mended = self._mend()
        settled = settle_all()
        for locale in Locale.objects.all():
            relearn(locale)
        self.stdout.write(self.style.SUCCESS(f"{mended} entries mended, {settled} settled."))

    def _mend(self) -> int:
        """Write what differs, and return how many entries that were.

        Begins anywhere and goes round, so that of too many pages others are compared each night.
        """
        begun, start = time.monotonic(), uuid4()
        vocabulary = Vocabulary()
        mended = 0
        for keys in in_steps(chain(all_keys(start).iterator(), all_keys(until=start).iterator())):
            mended += write(each.key for each in differences_of(keys, vocabulary))
            if time.monotonic() - begun > LONGEST:
                break
        forget_lost()
        return mended
