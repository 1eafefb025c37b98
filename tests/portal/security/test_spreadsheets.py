"""No spreadsheet of the admin, whoever wrote its view, runs anything where it is opened."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from openpyxl import Workbook
from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

from portal.security.spreadsheets import DANGEROUS, write_value

FORMULA = "HYPERLINK('http://evil')"


def export_views() -> dict[str, type]:
    """Return every view of the admin that gives out spreadsheets, by its name."""
    found = {}
    for callback in callbacks(get_resolver()):
        view = getattr(callback, "view_class", None)
        if view and issubclass(view, SpreadsheetExportMixin):
            found[f"{view.__module__}.{view.__qualname__}"] = view
    return found


def callbacks(resolver: URLResolver) -> Iterator:
    """Yield the views of all addresses, without what decorators put around them."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from callbacks(pattern)
        elif isinstance(pattern, URLPattern):
            callback = pattern.callback
            while not hasattr(callback, "view_class") and hasattr(callback, "__wrapped__"):
                callback = callback.__wrapped__
            yield callback


@pytest.fixture(scope="module")
def views() -> dict[str, type]:
    return export_views()


def test_the_walk_sees_our_exports_and_wagtails(views):
    names = " ".join(views)
    for known in (
        "InquiryListView",
        "RegistrationsView",
        "InventoryView",
        "LooksView",
        "AuditView",
        "ParityReportView",
        "wagtail.contrib.redirects",
        "wagtail.admin.views.reports",
    ):
        assert known in names, known


@pytest.mark.parametrize("start", [*DANGEROUS, " =", "\n="])
def test_no_cell_of_any_export_is_a_formula(views, start):
    cell = start + FORMULA
    wrong = []
    for name, view_class in views.items():
        view = view_class()
        # Functions that look something up are taken to find a formula.
        view.custom_field_preprocess = {
            field: dict.fromkeys(functions, str)
            for field, functions in view.custom_field_preprocess.items()
        }
        declared = view_class.list_export
        fields = [*declared] if isinstance(declared, list | tuple) and declared else ["title"]
        row = dict.fromkeys(fields, cell)
        line = csv_cells(view, fields, row)
        if not all(text.startswith("'") for text in line):
            wrong.append(f"{name}: CSV {line}")
        sheet = Workbook().active
        cells = list(view.generate_xlsx_row(sheet, row))
        if any(made.data_type == "f" or not made.value.startswith("'") for made in cells):
            wrong.append(f"{name}: XLSX")
    assert not wrong


def csv_cells(view, fields: list[str], row: dict[str, str]) -> list[str]:
    """Return a row of a view's CSV as a spreadsheet program reads it."""
    written = view.write_csv_row(csv.DictWriter(Echo(), fieldnames=fields), row)
    return next(csv.reader(io.StringIO(written.decode(), newline="")))


def test_no_heading_of_any_export_is_a_formula(views):
    for view_class in views.values():
        view = view_class()
        view.export_headings = {"title": "=1+1"}
        assert view.get_heading(None, "title") == "'=1+1"


def test_our_own_part_can_go_once_wagtail_does_it():
    """Fails when Wagtail's CSV is inert: then portal.security.spreadsheets can go."""
    view = SpreadsheetExportMixin()
    assert write_value(view, "title", "=1+1", "csv") == "=1+1"


INERT_OR_READING = {
    "portal/library/reading/sheets.py",
    "portal/opendata/tables.py",
    "resources/transfer/reading_csv.py",
    "resources/transfer/reading_xlsx.py",
    "resources/transfer/template.py",
    "resources/transfer/writing.py",
}
"""What only reads, or makes its cells inert itself, as its own tests say."""


def test_no_other_way_to_write_csv(settings):
    """Whoever writes a spreadsheet without Wagtail's mixin has to make its cells inert here too."""
    ours = [
        path
        for package in ("portal", "home", "programs", "resources", "search")
        for path in (settings.BASE_DIR / package).rglob("*.py")
        if "migrations" not in path.parts
    ]
    writes = re.compile(r"^\s*(?:import|from) (?:csv|openpyxl|xlsxwriter)\b", re.MULTILINE)
    found = {
        str(path.relative_to(settings.BASE_DIR))
        for path in ours
        if writes.search(path.read_text(encoding="utf-8"))
    }
    assert found == INERT_OR_READING
