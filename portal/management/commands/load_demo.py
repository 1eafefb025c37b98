"""The command that loads the demo."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from portal.demo.guard import RefusedError
from portal.demo.loading import load_demo
from portal.demo.site import key_of
from portal.demo.staff import PASSWORD, ROLES
from portal.settings.signing_in import NOBODY

WORTH_OPENING = ("home", "programs/pph/2023", "stories/kansas-city", "resources", "contact")


class Command(BaseCommand):
    """Loads a whole site in all languages, with a log-in for each role."""

    help = (
        "Load a whole demo site, in all languages that it knows, into an empty database. "
        "A second run changes nothing; a database with other content is left alone."
    )

    def handle(self, **_options: Any) -> None:
        """Load the demo and print where to look and how to log in."""
        self.stdout.write("Loading the demo ...")
        try:
            loaded = load_demo(self._say)
        except RefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        if loaded:
            self._say("Pictures for the first visit")
            for page in self._worth_opening():
                # Draws the page once, and with it its pictures in all their sizes.
                page.specific.make_preview_request()
        self.stdout.write(
            self.style.SUCCESS("The demo is ready." if loaded else "The demo is already here.")
        )
        self._print_addresses()
        self._print_staff()

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _print_addresses(self) -> None:
        self.stdout.write("\nWorth opening:")
        for page in self._worth_opening():
            self.stdout.write(f"  {page.get_full_url()}  {page.title}")
        self.stdout.write(f"  {settings.WAGTAILADMIN_BASE_URL}/admin/")

    def _worth_opening(self) -> list[Page]:
        return [
            page
            for name in WORTH_OPENING
            for page in Page.objects.filter(translation_key=key_of(name))
            .order_by("path")
            .select_related("locale")
        ]

    def _print_staff(self) -> None:
        self.stdout.write("\nLog-ins (all with the password " + PASSWORD + "):")
        for role in ROLES:
            self.stdout.write(f"  {role.username:12} {role.may}")
        if settings.SECOND_STEP_FOR == NOBODY:
            self.stdout.write(
                "  The password is enough here. A server asks administrators and editors for a "
                "second step:\n  see docs/editors/signing-in.md."
            )
