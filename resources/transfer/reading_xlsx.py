"""XLSX with what can be wrong in it: formulas, errors, dates, numbers, and archives that burst."""

import io
import zipfile
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.xml.constants import WORKSHEET_TYPE

from portal.library.documents import check_document

from .cells import cell_text
from .columns import known_headings, plain_heading
from .sheet import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    RefusedSheetError,
    Row,
    too_many_rows,
)

MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all the parts of a workbook; 50,000 rows with long texts make a fifth of it."""

MOST_WHOLE = 30 * 1024 * 1024
"""Bytes of one part that openpyxl keeps whole in memory, such as shared strings: all but sheets."""

BROKEN = (
    zipfile.BadZipFile, InvalidFileException, DefusedXmlException, ParseError,
    KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, EOFError,
    NotImplementedError,
)  # fmt: skip
"""What openpyxl and zipfile raise for workbooks that are none: they check little themselves."""


def read_xlsx(content: bytes) -> list[Row]:
    """Return the rows of the first sheet that has headings of ours, or else of the first one.

    A formula counts as what it came to when the file was saved. Raises RefusedSheetError for a file
    that is no workbook, is protected by a password, or would burst.
    """
    try:
        check_document(ContentFile(content), "sheet.xlsx")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if _unpacked(archive) > MOST_UNPACKED:
                raise _too_large(MOST_UNPACKED)
            if any(part.file_size > MOST_WHOLE for part in _read_whole(archive)):
                raise _too_large(MOST_WHOLE)
        return _rows(content)
    except ValidationError as error:
        raise RefusedSheetError(
            _("This is no Excel workbook that can be opened here: %(why)s")
            % {"why": " ".join(error.messages)}
        ) from error
    except BROKEN as error:
        raise RefusedSheetError(
            _("The workbook is damaged. Open it in your spreadsheet program and save it anew.")
        ) from error


def unpacked_size(content: bytes) -> int:
    """Return how many bytes a workbook unpacks to; 0 for what is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpacked(archive)
    except BROKEN:
        return 0


def _unpacked(archive: zipfile.ZipFile) -> int:
    return sum(part.file_size for part in archive.infolist())


def _read_whole(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the parts that are no sheets, as openpyxl tells them apart: by kind, not by name."""
    kinds = archive.getinfo("[Content_Types].xml")
    if kinds.file_size > MOST_WHOLE:
        return [kinds]
    entries = fromstring(archive.read(kinds)).iter()
    declared = [(entry.get("PartName"), entry.get("ContentType")) for entry in entries]
    sheets = {name for name, kind in declared if kind == WORKSHEET_TYPE}
    sheets -= {name for name, kind in declared if kind != WORKSHEET_TYPE}
    return [part for part in archive.infolist() if f"/{part.filename}" not in sheets]


def _too_large(most: int) -> RefusedSheetError:
    return RefusedSheetError(
        _("The workbook unpacks to more than %(most)d MB. Divide it.")
        % {"most": most // 1024 // 1024}
    )


def _rows(content: bytes) -> list[Row]:
    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(content), read_only=True)
    try:
        position = _position(values)
        pairs = zip(
            values.worksheets[position].iter_rows(max_col=MOST_COLUMNS),
            formulas.worksheets[position].iter_rows(max_col=MOST_COLUMNS),
            strict=True,
        )
        rows = []
        for number, (cells, written) in enumerate(pairs, start=1):
            if number > MOST_ROWS * 2:
                raise too_many_rows()
            rows.append(_row(number, cells, written))
        return rows
    finally:
        values.close()
        formulas.close()


def _position(workbook: Any) -> int:
    known = known_headings()
    if not workbook.worksheets:
        raise RefusedSheetError(_("The file is empty."))

    def headings(position: int) -> int:
        first = workbook.worksheets[position].iter_rows(
            max_row=5, max_col=MOST_COLUMNS, values_only=True
        )
        return max(
            (sum(plain_heading(cell_text(value)) in known for value in row) for row in first),
            default=0,
        )

    return max(range(len(workbook.worksheets)), key=headings)


def _row(number: int, cells: tuple[Any, ...], written: tuple[Any, ...]) -> Row:
    row = Row(number, [])
    for position, (cell, formula) in enumerate(zip(cells, written, strict=False)):
        text = cell_text(cell.value)
        if cell.data_type == "e":
            row.faults[position] = _("The cell holds an error: %(error)s.") % {"error": text}
        elif formula.data_type == "f" and cell.value is None:
            row.faults[position] = _(
                "The cell holds a formula that was never calculated. Open the file in your "
                "spreadsheet program and save it."
            )
        elif len(text) > LONGEST_CELL:
            row.faults[position] = _("The cell is too long.")
            text = text[:LONGEST_CELL]
        row.cells.append(text)
    return row
