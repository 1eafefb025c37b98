"""CSV as spreadsheet programs of all countries write it: encodings, delimiters, line ends."""

import codecs
import csv
import io
import re

from django.utils.translation import gettext as _

from .cells import cell_text
from .columns import known_headings, plain_heading
from .sheet import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, RefusedSheetError, Row, too_many_rows

DELIMITERS = ",;\t|"


def read_csv(content: bytes) -> list[Row]:
    """Return the rows of a CSV file, blank ones too, numbered as spreadsheet programs do.

    Raises RefusedSheetError when it is no text, or a quotation mark is never closed.
    """
    text = decoded(content)
    delimiter = None
    head, _line_end, rest = text.partition("\n")
    if said := re.fullmatch(r"sep=(.)\r?", head, re.IGNORECASE):
        # Excel's own first line, which says what divides the cells.
        delimiter, text = said[1], "\n" + rest
    delimiter = delimiter or divider(text)
    try:
        return _rows(text, delimiter, strict=True)
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise RefusedSheetError(
                _(
                    "A quotation mark in the file is never closed, so that rows run into each "
                    "other. Save the file anew in your spreadsheet program."
                )
            ) from error
    try:
        return _rows(text, delimiter, strict=False)
    except csv.Error as error:
        raise RefusedSheetError(
            _("A cell of the file is too long. Is a quotation mark missing?")
        ) from error


def _rows(text: str, delimiter: str, strict: bool) -> list[Row]:
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    for number, cells in enumerate(reader, start=1):
        if number > MOST_ROWS * 2:
            raise too_many_rows()
        if len(cells) > MOST_COLUMNS:
            if any(cells[MOST_COLUMNS:]):
                raise RefusedSheetError(
                    _("Row %(number)d has more than %(most)d cells.")
                    % {"number": number, "most": MOST_COLUMNS}
                )
            cells = cells[:MOST_COLUMNS]
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise csv.Error("a cell is too long")
        rows.append(Row(number, [cell_text(cell) for cell in cells]))
    return rows


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252, with a mark at its head or not.

    Raises RefusedSheetError for what is no text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif content[:4000].count(0) > len(content[:4000]) // 4:
        encodings = ["utf-16-le" if content[1:2] == b"\0" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise RefusedSheetError(
        _("The file is no text. Save it as “CSV UTF-8” or as an Excel workbook (.xlsx).")
    )


def _is_text(text: str) -> bool:
    beginning = text[:4000]
    strange = sum(char < " " and char not in "\t\n\r\f\v" for char in beginning)
    return strange * 100 <= len(beginning)


def divider(text: str) -> str:
    """Return what divides the cells: what makes most headings of ours out of the first row."""
    known = known_headings()
    head = next((line for line in text.splitlines() if line.strip(DELIMITERS + ' "')), "")

    def headings(delimiter: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader([head], delimiter=delimiter), [])
        except csv.Error:
            return 0, 0
        return sum(plain_heading(cell) in known for cell in cells), len(cells)

    return max(DELIMITERS, key=headings)
