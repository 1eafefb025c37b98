"""The empty sheet for staff: headings with what they mean, words to choose from, an example."""

from collections.abc import Iterator
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from portal.library.languages import edition_languages
from portal.taxonomy.models import Term
from resources.licenses import License

from .cells import inert_cell
from .columns import COLUMNS, EDITION, KEY, LANGUAGE, VERSION, Column
from .sheet import COMMENT
from .words import FACETS, site_languages
from .writing import Cells

SHEETS = 5_000
"""Rows of the sheet in which a cell offers its words."""

SEVERAL = ("subjects", "audiences", "categories")
"""Columns whose cells hold several words: a list beside them would refuse two."""


def asked_columns() -> list[Column]:
    """Return the columns that staff fill in: all but the version, which an export writes."""
    return [column for column in COLUMNS if column.name != VERSION]


def words_of(column: Column) -> list[str]:
    """Return the words from which a column's cells are chosen; none for free text."""
    if column.words in FACETS:
        terms = Term.objects.in_source_language().in_facet(FACETS[column.words])
        return [term.name for term in terms]
    lists: dict[str, list[str]] = {
        "site_languages": site_languages(),
        "edition_languages": [code for code, _name in edition_languages()],
        "license": [license.value for license in License],
        "archived": [_("yes"), _("no")],
        "accessible": [_("yes"), _("no")],
    }
    return lists.get(column.words, [])


def template_rows() -> Iterator[Cells]:
    """Yield the rows of the template as CSV: headings, explanations, an example of two editions."""
    columns = asked_columns()
    yield [str(column.heading) for column in columns]
    explained = [str(column.help) for column in columns]
    yield [f"{COMMENT} {explained[0]}", *explained[1:]]
    yield [
        f"{COMMENT} {column.example}" if column.name == KEY else column.example
        for column in columns
    ]
    second = {KEY: f"{COMMENT} guide-17", LANGUAGE: settings.LANGUAGE_CODE}
    second |= dict(zip(EDITION, ("en", "", "", "https://example.org/talk.pdf"), strict=False))
    yield [second.get(column.name, "") for column in columns]


def write_template(file: IO[bytes]) -> None:
    """Write the template as XLSX: the sheet, the words, and how to fill it in."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = pgettext("name of a sheet", "Resources")
    words = workbook.create_sheet(pgettext("name of a sheet", "Words"))
    guide = workbook.create_sheet(pgettext("name of a sheet", "How to fill it in"))
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for number, column in enumerate(asked_columns(), start=1):
        letter = get_column_letter(number)
        heading = sheet.cell(1, number, str(column.heading))
        heading.font, heading.fill = bold, PatternFill("solid", fgColor="FFE3F0EA")
        heading.comment = Comment(str(column.help), "", width=320, height=160)
        sheet.column_dimensions[letter].width = column.width
        for row in range(2, 202):
            sheet.cell(row, number).number_format = "@"
        guide.append([str(column.heading), str(column.help), column.example])
        allowed = words_of(column)
        words.cell(1, number, str(column.heading)).font = bold
        words.column_dimensions[letter].width = column.width
        for row, word in enumerate(allowed, start=2):
            cell = words.cell(row, number, inert_cell(word))
            cell.data_type = "s"
        if allowed:
            source = f"='{words.title}'!${letter}$2:${letter}${len(allowed) + 1}"
            strict = column.words not in SEVERAL
            offer = DataValidation(
                "list", formula1=source, allow_blank=True, showErrorMessage=strict
            )
            offer.errorTitle = str(column.heading)
            offer.error = _("Choose a word of the list on the sheet “%(sheet)s”.") % {
                "sheet": words.title
            }
            sheet.add_data_validation(offer)
            offer.add(f"{letter}2:{letter}{SHEETS}")
    for row in guide.iter_rows():
        for cell in row:
            cell.alignment = wrapped
    for letter, width in (("A", 26), ("B", 80), ("C", 40)):
        guide.column_dimensions[letter].width = width
    sheet.freeze_panes = words.freeze_panes = "A2"
    workbook.save(file)
