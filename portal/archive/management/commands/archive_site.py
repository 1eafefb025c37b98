"""Writes the site as plain files."""

import time
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone

from portal.archive.writing import LEFT_OUT, ArchiveError, archive_site


def _base(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise ArgumentTypeError("an address such as https://archive.example.org/program")
    return text.rstrip("/")


def _mail(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise ArgumentTypeError("an e-mail address") from error
    return text


class Command(BaseCommand):
    """Writes every public page, in every language, as files for any web server."""

    help = "Write the whole public site into FOLDER as plain files that any web server serves."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder and what the archive says of itself."""
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--base",
            type=_base,
            metavar="ADDRESS",
            help="the address that the archive will have; that of the site unless given",
        )
        parser.add_argument(
            "--contact",
            type=_mail,
            metavar="E-MAIL",
            help="an address to write to, shown where forms were",
        )
        parser.add_argument(
            "--date",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the day that pages say they are an archive of; today unless given",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write it, and say what was left out; exit with 1 when something did not work."""
        begun = time.monotonic()
        folder: Path = options["folder"].absolute()
        day = options["date"] or timezone.localdate()
        try:
            done = archive_site(
                folder, day, options["base"] or "", options["contact"] or "", self.stdout.write
            )
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        seconds = time.monotonic() - begun
        self.stdout.write(f"{done.pages} pages, {done.files} files, in {seconds:.0f} s: {folder}")
        for reason, addresses in done.left_out.items():
            self.stdout.write(f"  left out, {reason}: {len(addresses)} (see {LEFT_OUT})")
        if done.broken:
            lines = "\n".join(f"  {line}" for line in done.broken)
            raise CommandError(f"The archive is written. These did not work on the site:\n{lines}")
