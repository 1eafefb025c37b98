"""No cell of any spreadsheet that the admin gives out is a formula (OWASP: CSV injection).

Wagtail 8.0 writes CSV as it finds it: a title or a name that begins with "=" runs in the program
that opens the file. Every export of the admin, Wagtail's own and ours, passes the two methods that
are replaced here. When Wagtail does so itself, tests/portal/security/test_spreadsheets.py says that
this module can go.
"""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheet programs take for the beginning of a formula, or skip before one."""

BYTE_ORDER_MARK = "\ufeff"
"""At the beginning of a CSV file; without it Excel reads accents and other scripts wrongly."""

write_value = SpreadsheetExportMixin.preprocess_field_value
write_heading = SpreadsheetExportMixin.get_heading
"""Wagtail's own methods."""


def inert(value: Any) -> Any:
    """Return a cell that spreadsheet programs show as text: an apostrophe before a formula."""
    if isinstance(value, str) and value.lstrip(" \n").startswith(DANGEROUS):
        return "'" + value
    return value


class Line:
    """A file that hands each line back instead of keeping it, for `csv.writer`."""

    def write(self, text: str) -> str:
        """Return the line."""
        return text


def make_exports_inert() -> None:
    """Let no value and no heading of an export be a formula."""

    def inert_value(view: Any, field: str, value: Any, export_format: str) -> Any:
        return inert(write_value(view, field, value, export_format))

    def inert_heading(view: Any, queryset: Any, field: str) -> Any:
        return inert(write_heading(view, queryset, field))

    SpreadsheetExportMixin.preprocess_field_value = inert_value
    SpreadsheetExportMixin.get_heading = inert_heading
