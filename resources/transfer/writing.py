"""Sheets as files: CSV line by line, XLSX row by row. No cell is ever a formula."""

import csv
from collections.abc import Iterable, Iterator
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from portal.security.spreadsheets import BYTE_ORDER_MARK, Line

from .cells import inert_cell

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cells = list[str]


def csv_lines(rows: Iterable[Cells]) -> Iterator[bytes]:
    """Yield a CSV file line by line."""
    writer = csv.writer(Line())
    yield BYTE_ORDER_MARK.encode()
    for row in rows:
        yield writer.writerow([inert_cell(cell) for cell in row]).encode()


def write_xlsx(rows: Iterable[Cells], file: IO[bytes], widths: Iterable[int] = ()) -> None:
    """Write a workbook of one sheet, whose first row holds the headings, with flat memory.

    openpyxl's write-only mode keeps the rows in a temporary file.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Resources")
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        sheet.append([text_cell(sheet, cell, is_heading=number == 0) for cell in row])
    workbook.save(file)


def text_cell(sheet: Any, text: str, is_heading: bool = False) -> Cell:
    """Return a cell that is text, whatever stands in it."""
    cell = WriteOnlyCell(sheet, inert_cell(text))
    cell.data_type = "s"
    # As text, so that nobody's program makes a number or a day of it.
    cell.number_format = "@"
    if is_heading:
        cell.font = Font(bold=True)
    elif "\n" in text:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
