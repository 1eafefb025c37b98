"""Imports a spreadsheet of resources from the command line, as the admin does."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from resources.models import ImportState, ResourceImport
from resources.transfer.importing import begin_import, run_import
from resources.transfer.report import report_rows
from resources.transfer.sheet import RefusedSheetError
from resources.transfer.uploading import check_upload, keep_upload


class Command(BaseCommand):
    """Checks first, always. With --dry-run it stops there."""

    help = "Import resources from a CSV or XLSX file; see docs/editors/importing.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and what is to be done."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--user", help="whose rights hold and whose name stands in histories")
        parser.add_argument("--publish", action="store_true", help="publish instead of drafts")
        parser.add_argument(
            "--overwrite", action="store_true", help="overwrite what was changed on the site since"
        )
        parser.add_argument(
            "--all-or-nothing", action="store_true", help="import nothing while a row has a problem"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Check, import, and print every row's outcome. Raises CommandError for a bad file."""
        path: Path = options["file"]
        user = self._user(options["user"])
        try:
            upload = keep_upload(path.name, path.read_bytes(), user)
        except (OSError, RefusedSheetError) as error:
            raise CommandError(str(error)) from error
        check_upload(upload)
        if upload.state == ImportState.REFUSED:
            raise CommandError(upload.refusal)
        counts = upload.outcome_counts()
        stopped = options["dry_run"] or (options["all_or_nothing"] and counts["problem"])
        if not stopped:
            begin_import(upload, options["publish"], options["overwrite"])
            run_import(upload)
        self._print(upload, as_json=options["json"])

    def _user(self, name: str | None) -> Any:
        if not name:
            return None
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no user “{name}”.")
        return user

    def _print(self, upload: ResourceImport, as_json: bool) -> None:
        summary = {"rows": upload.outcome_counts(), "results": upload.result_counts()}
        if as_json:
            records = [
                {
                    "rows": [row[0] for row in record.rows],
                    "key": record.key,
                    "title": record.title,
                    "outcome": record.outcome,
                    "result": record.result,
                    **record.plan,
                }
                for record in upload.records.iterator()
            ]
            report = {"notes": upload.notes, **summary, "records": records}
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
            return
        for note in upload.notes:
            self.stdout.write(note)
        for cells in report_rows(upload, only_problems=True, only_report=True):
            self.stdout.write("  ".join(filter(None, cells)))
        for name, counts in summary.items():
            told = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
            self.stdout.write(f"{name}: {told or 'none'}")
