"""The command that writes the file of a language of the demo."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.demo.catalogue import path_of, write
from portal.demo.guard import is_loaded
from portal.demo.translation import pieces


class Command(BaseCommand):
    """Writes portal/demo/translations/CODE.po with every text of the loaded demo."""

    help = (
        "Write the demo's texts into portal/demo/translations/CODE.po for translators. "
        "Translations that are there and still fit are kept; texts that are gone are dropped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the language."""
        parser.add_argument("code", help="a language code such as fr or ht")

    def handle(self, *, code: str, **_options: Any) -> None:
        """Write the file and say how much is to be done."""
        if not is_loaded():
            raise CommandError("There is no demo here. Load it first: manage.py load_demo.")
        if code == settings.LANGUAGE_CODE:
            raise CommandError("The demo is written in this language; it needs no translation.")
        total, missing = write(code, pieces())
        self.stdout.write(f"{path_of(code)}: {total} texts, {missing} to be translated.")
