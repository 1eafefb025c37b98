"""Writes all resources into a spreadsheet that an import reads back, in flat memory."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from resources.transfer.exporting import WIDTHS, everything, exported_rows, keys_of
from resources.transfer.writing import csv_lines, write_xlsx

MOST_IN_XLSX = 500_000
"""Resources; a sheet of Excel ends at 1,048,576 rows, and editions take rows too."""


class Command(BaseCommand):
    """CSV by the million, XLSX up to what Excel holds."""

    help = "Export all resources, drafts too, as CSV or XLSX; to standard output without a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the file, whose ending tells the kind."""
        parser.add_argument("file", type=Path, nargs="?", help="ends with .csv or .xlsx")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the file. Raises CommandError for another kind, or too many for XLSX."""
        path: Path | None = options["file"]
        if path is not None and path.suffix.lower() not in (".csv", ".xlsx"):
            raise CommandError("The name of the file should end with .csv or .xlsx.")
        pages = everything()
        rows = exported_rows(keys_of(pages))
        if path is None:
            for line in csv_lines(rows):
                sys.stdout.buffer.write(line)
            return
        if path.suffix.lower() == ".xlsx" and pages.count() > MOST_IN_XLSX:
            raise CommandError("Too many resources for one sheet of Excel: write .csv.")
        with path.open("wb") as file:
            if path.suffix.lower() == ".xlsx":
                write_xlsx(rows, file, WIDTHS)
            else:
                file.writelines(csv_lines(rows))
        self.stderr.write(f"written: {path}")
