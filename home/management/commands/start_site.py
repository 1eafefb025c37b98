"""Begins a site: `manage.py start_site "Power-building Partnerships"`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.beginning import AlreadyBegunError, begin_site


class Command(BaseCommand):
    """Make the empty front page that staff fill in the admin."""

    help = "Makes the empty front page of a new site. Nothing that exists is changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the site."""
        parser.add_argument("name", nargs="?", default=settings.WAGTAIL_SITE_NAME)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Begin the site.

        Raises CommandError when it has begun already.
        """
        try:
            begin_site(options["name"])
        except AlreadyBegunError as error:
            raise CommandError("This site has a front page already: nothing to begin.") from error
        self.stdout.write(
            "The site begins. Make yourself an account with `manage.py createsuperuser`, then log "
            f"in at {settings.WAGTAILADMIN_BASE_URL}/admin/."
        )
