"""The command that does every night what nobody has to wait for."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Locale

from portal.catalogue.known_words import relearn
from portal.catalogue.settling import settle_all


class Command(BaseCommand):
    """Settles what is fresh and forgets words that are gone."""

    help = "Write fresh entries of the catalogue into its bits, and forget words no page has."

    def handle(self, **_options: Any) -> None:
        """Do both; twice does no harm."""
        settled = settle_all()
        for locale in Locale.objects.all():
            relearn(locale)
        self.stdout.write(self.style.SUCCESS(f"{settled} entries settled."))
