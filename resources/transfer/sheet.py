"""A sheet as it was read: headings, rows of texts, and what is to be said about the whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .columns import TITLE, known_headings, label_of, plain_heading

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 100
LONGEST_CELL = 131_072
"""Characters; Excel allows a quarter of it."""

COMMENT = "#"
"""What the first cell of a row begins with that only explains, as in the template."""


class RefusedSheetError(Exception):
    """A file cannot be read as a sheet of resources; the message says why, in words for staff."""


@dataclass
class Row:
    """A row as it stands in the file. `faults` are cells that cannot be read, by their position."""

    number: int
    cells: list[str]
    faults: dict[int, str] = field(default_factory=dict)


@dataclass
class Sheet:
    """What was read. `columns` gives the place of each column of ours; others are kept aside."""

    headings: list[str]
    columns: dict[str, int]
    rows: list[Row]
    notes: list[str] = field(default_factory=list)

    def texts(self, name: str) -> list[str]:
        """Return all the cells of one column of ours."""
        position = self.columns.get(name)
        return [] if position is None else [row.cells[position] for row in self.rows]


def made_sheet(rows: Sequence[Row]) -> Sheet:
    """Return the sheet of all the rows of a file; the first that is not blank holds the headings.

    Raises RefusedSheetError when they are no headings of ours.
    """
    for row in rows:
        while row.cells and not row.cells[-1] and len(row.cells) - 1 not in row.faults:
            row.cells.pop()
    filled = [row for row in rows if row.cells]
    if not filled:
        raise RefusedSheetError(_("The file is empty."))
    first, *rest = filled
    headings = _named([*first.cells], max(len(row.cells) for row in filled))
    columns = _columns(headings)
    if TITLE not in columns:
        raise RefusedSheetError(
            _(
                "There is no column “%(title)s”. The first row has to hold the headings of the "
                "template. Found were: %(headings)s."
            )
            % {
                "title": label_of(TITLE),
                "headings": ", ".join(f"“{text[:40]}”" for text in headings[:12]),
            }
        )
    sheet = Sheet(headings, columns, [])
    comments = 0
    for row in rest:
        row.cells += [""] * (len(headings) - len(row.cells))
        if row.cells[0].startswith(COMMENT):
            comments += 1
        else:
            sheet.rows.append(row)
    if len(sheet.rows) > MOST_ROWS:
        raise too_many_rows()
    sheet.notes = _notes(sheet, first.cells, blank=len(rows) - len(filled), comments=comments)
    return sheet


def too_many_rows() -> RefusedSheetError:
    """Return the refusal of a sheet that is too long."""
    return RefusedSheetError(
        _("The file has more than %(most)d rows. Divide it and import one part after the other.")
        % {"most": MOST_ROWS}
    )


def _named(headings: list[str], width: int) -> list[str]:
    """Give each column without a heading one, so that nothing in it is lost."""
    headings = headings + [""] * (width - len(headings))
    return [
        text or _("Column %(number)d") % {"number": number}
        for number, text in enumerate(headings, start=1)
    ]


def _columns(headings: list[str]) -> dict[str, int]:
    known = known_headings()
    columns: dict[str, int] = {}
    for position, heading in enumerate(headings):
        name = known.get(plain_heading(heading))
        if name and name in columns:
            raise RefusedSheetError(
                _("Two columns mean the same: “%(one)s” and “%(other)s”. Take one of them out.")
                % {"one": headings[columns[name]], "other": heading}
            )
        if name:
            columns[name] = position
    return columns


def _notes(sheet: Sheet, given: list[str], blank: int, comments: int) -> list[str]:
    notes = []
    ours = set(sheet.columns.values())
    named = {position for position, text in enumerate(given) if text}
    unknown = [
        text
        for position, text in enumerate(sheet.headings)
        if position not in ours
        and (position in named or any(row.cells[position] for row in sheet.rows))
    ]
    if unknown:
        notes.append(
            _("Not imported, but kept in every file you download here: %(columns)s.")
            % {"columns": ", ".join(f"“{text[:60]}”" for text in unknown)}
        )
    if blank:
        notes.append(
            ngettext("%(number)d row is blank.", "%(number)d rows are blank.", blank)
            % {"number": blank}
        )
    if comments:
        notes.append(
            ngettext(
                "%(number)d row begins with # and only explains.",
                "%(number)d rows begin with # and only explain.",
                comments,
            )
            % {"number": comments}
        )
    return notes
