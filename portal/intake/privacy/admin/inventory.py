"""The report “What we hold”: to be read, printed, and taken along as a spreadsheet."""

from collections import OrderedDict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from portal.intake.privacy.inventory import FieldHeld, FormHeld, beside_held, forms_held

from .permissions import may_see_inventory

Row = tuple[FormHeld, FieldHeld]


class InventoryView(SpreadsheetExportMixin, WagtailAdminTemplateMixin, View):
    """One part for each form, one row for each of its fields."""

    page_title = _("What we hold")
    header_icon = "list-ul"
    template_name = "intake/admin/inventory.html"
    export_headings = {
        "form": _("Form"),
        "kind": _("Kind"),
        "field": _("Field"),
        "personal": _("Personal data"),
        "number": _("Answers held"),
        "oldest": _("The oldest"),
        "kept": _("Kept for (days)"),
        "told": _("Who is told"),
    }
    list_export = list(export_headings)

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in those who look after privacy."""
        if not may_see_inventory(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Show the report, or return it as a file."""
        forms = forms_held()
        if self.is_export:
            rows = [(form, entry) for form in forms for entry in form.fields.values()]
            return self.as_spreadsheet(rows, self.request.GET["export"])
        context = self.get_context_data(forms=forms, beside=beside_held(), now=timezone.now())
        return self.render_to_response(context)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def to_row_dict(self, item: Row) -> "OrderedDict[str, Any]":
        """Return the cells of one field."""
        form, entry = item
        return OrderedDict(
            form=form.title,
            kind=form.kind,
            field=entry.label,
            personal=_("Yes") if entry.personal else _("No"),
            number=entry.number,
            oldest=timezone.localdate(entry.oldest).isoformat() if entry.oldest else "",
            kept=form.kept or "",
            told=", ".join(form.told),
        )

    def get_filename(self) -> str:
        """Return the name of the spreadsheet, without its ending."""
        return f"what-we-hold-{timezone.localdate().isoformat()}"
