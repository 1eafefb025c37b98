"""Reads Excel files row by row."""

from typing import BinaryIO

import openpyxl

from .found import Found


def read(file: BinaryIO, found: Found) -> None:
    """Add a page for each sheet: its name, then its rows. Facts: `title` and `language`."""
    book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        found.facts["title"] = str(book.properties.title or "")[:200]
        found.facts["language"] = str(book.properties.language or "")[:200]
        for sheet in book.worksheets:
            found.add(sheet.title)
            found.line()
            for row in sheet.iter_rows(values_only=True):
                cells = [str(cell) for cell in row if cell is not None]
                if cells:
                    found.add("\t".join(cells))
                    found.line()
            found.page()
    finally:
        book.close()
