"""The report of an upload as rows: what staff read, and what they mend and upload again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from resources.models import ImportRecord, Outcome, ResourceImport, Result

from .columns import REPORT, label_of
from .editions import shown_editions
from .records import EDITIONS
from .writing import Cells

LONGEST_SHOWN = 400
"""Characters of a text that the report quotes."""


@dataclass(frozen=True)
class ShownChange:
    """A field that would change, in words."""

    label: str
    old: str
    new: str
    is_conflict: bool = False


@dataclass(frozen=True)
class ShownProblem:
    """Something wrong, with its row and its column in words."""

    row: int
    label: str
    words: str


@dataclass(frozen=True)
class ShownRecord:
    """A record as the report shows it."""

    record: ImportRecord
    changes: list[ShownChange]
    problems: list[ShownProblem]
    kept: str

    @property
    def numbers(self) -> str:
        """The numbers of its rows."""
        return ", ".join(str(row[0]) for row in self.record.rows)

    @property
    def remarks(self) -> list[str]:
        """What is to be said about it."""
        return list(self.record.plan.get("remarks", []))

    @property
    def is_new(self) -> bool:
        """Whether there is no page yet: then only the new values are shown."""
        return self.record.outcome == Outcome.NEW


def shown(record: ImportRecord) -> ShownRecord:
    """Return a record in words of the active language."""
    plan: dict[str, Any] = record.plan
    changes = [
        ShownChange(
            label_of(change["column"]),
            _shown(change["column"], change["old"]),
            _shown(change["column"], change["new"]),
            is_conflict,
        )
        for name, is_conflict in (("conflicts", True), ("changes", False))
        for change in plan.get(name, [])
    ]
    problems = [
        ShownProblem(problem["row"], _label(problem["column"]), problem["words"])
        for problem in plan.get("problems", [])
    ]
    return ShownRecord(record, changes, problems, ", ".join(map(label_of, plan.get("kept", []))))


def _label(column: str) -> str:
    return label_of(column) if column else ""


def _shown(column: str, text: str) -> str:
    text = shown_editions(text) if column == EDITIONS else text
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def report_rows(
    upload: ResourceImport, only_problems: bool = False, only_report: bool = False
) -> Iterator[Cells]:
    """Yield the rows of an upload with what was found in them, headings first.

    All cells are there as they were sent, so that the file can be mended and uploaded again; with
    `only_report` they are left out.
    """
    own = [] if only_report else list(upload.headings)
    past = {position for name, position in upload.columns.items() if name.startswith("report_")}
    kept = [position for position in range(len(own)) if position not in past]
    yield [own[position] for position in kept] + [str(heading) for _name, heading in REPORT]
    records: Iterable[ImportRecord] = upload.records.iterator(chunk_size=500)
    for record in records:
        if only_problems and not (
            record.outcome == Outcome.PROBLEM or record.result in (Result.AGAIN, Result.FAILED)
        ):
            continue
        told = shown(record)
        for number, cells, _faults in record.rows:
            yield [cells[position] for position in kept] + _told(told, number)


def _told(told: ShownRecord, number: int) -> Cells:
    record = told.record
    problems = [
        f"{problem.label}: {problem.words}" if problem.label else problem.words
        for problem in told.problems
        if problem.row == number
    ]
    if record.outcome == Outcome.PROBLEM and not problems:
        problems = [
            _("See row %(row)d, which has the same key.") % {"row": told.problems[0].row}
            if told.problems
            else ""
        ]
    first = number == record.rows[0][0]
    remarks = [*told.remarks, record.result_words] if first else []
    happened = record.get_outcome_display()
    if record.result != Result.WAITING:
        happened = f"{happened} ({record.get_result_display()})"
    return [str(number), happened, "\n".join(problems), "\n".join(filter(None, remarks))]
