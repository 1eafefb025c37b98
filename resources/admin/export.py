"""The list of resources as a sheet that an import reads back: all of them, or as it is filtered."""

import tempfile
from typing import Any

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from resources.transfer.exporting import NAMES, WIDTHS, exported_rows, keys_of
from resources.transfer.writing import CSV_TYPE, XLSX_TYPE, csv_lines, write_xlsx

from .imports import may_import

MOST_IN_XLSX = 20_000
"""Resources in a workbook that is made while its person waits; CSV has no such limit."""


class SheetExport:
    """Replaces Wagtail's export of a list of resources, and leads to the import."""

    request: HttpRequest
    is_export: bool
    list_export = NAMES

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the list, or give it out: an export never counts or keeps all the rows."""
        if self.is_export:
            return self.as_spreadsheet(self.get_queryset(), request.GET["export"])  # type: ignore[attr-defined]  # a mixin
        answer: HttpResponseBase = super().get(request, *args, **kwargs)  # type: ignore[misc]  # a mixin
        return answer

    def as_spreadsheet(self, pages: Any, spreadsheet_format: str) -> HttpResponseBase:
        """Return the pages as a file; CSV goes out line by line."""
        rows = exported_rows(keys_of(pages), self.request.user)
        if spreadsheet_format == "csv":
            answer = StreamingHttpResponse(csv_lines(rows))
            answer["Content-Type"] = CSV_TYPE
            answer["Content-Disposition"] = 'attachment; filename="resources.csv"'
            return answer
        if pages.count() > MOST_IN_XLSX:
            words = _("Excel files hold at most %(most)d resources here. Use the filters, or CSV.")
            messages.error(self.request, words % {"most": MOST_IN_XLSX})
            return redirect("resources:index")
        file = tempfile.TemporaryFile()  # noqa: SIM115  # FileResponse closes it
        write_xlsx(rows, file, WIDTHS)
        file.seek(0)
        return FileResponse(
            file, as_attachment=True, filename="resources.xlsx", content_type=XLSX_TYPE
        )

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer the import beside the exports to those who may."""
        buttons: list[Button] = list(super().header_more_buttons)  # type: ignore[misc]  # a mixin
        if may_import(self.request.user):
            buttons.append(
                Button(
                    _("Import from a spreadsheet"),
                    url=reverse("resource_imports"),
                    icon_name="upload",
                    priority=80,
                )
            )
        return buttons
