"""The report: every page and piece of the navigation, and how it stands in each language."""

from collections import OrderedDict
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Min, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale

from portal.languages.parity.languages import target_locales
from portal.languages.parity.models import Original, State, Status

from .access import edit_url, may_see, model_of
from .cells import StateColumn, TitleColumn, cell_of
from .filters import ParityFilterSet

FIXED = ["title", "type", "owner", "importance", "linked from"]


class ParityReportView(ReportView):
    """Rows are originals, columns are languages."""

    model = Original
    page_title = _("Languages")
    header_icon = "globe"
    results_template_name = "languages/admin/report_results.html"
    index_url_name = "parity_report"
    index_results_url_name = "parity_report_results"
    filterset_class = ParityFilterSet
    is_searchable = True
    search_fields = ["title"]
    search_backend_name = None
    default_ordering = ("importance", "-links", "title", "pk")
    verbose_name_plural = _("pages")
    export_filename = "languages"
    table_classname = "listing portal-parity"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in whoever works on pages or translations."""
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def locales(self) -> list[Locale]:
        """The languages that are shown: all, or the one that the filter names."""
        chosen = self.request.GET.get("language")
        found = target_locales()
        return [locale for locale in found if locale.language_code == chosen] or found

    @cached_property
    def columns(self) -> list[Column]:
        """Title, owner and importance, one column for each language, and how long it waits."""
        return [
            TitleColumn("title", label=_("Page"), sort_key="title"),
            *(
                StateColumn(locale.language_code, label=locale.get_display_name())
                for locale in self.locales
            ),
            Column(
                "importance",
                label=_("Importance"),
                accessor="get_importance_display",
                sort_key="importance",
            ),
            UserColumn("owner", label=_("Owner"), accessor="page.owner"),
            DateColumn("waiting", label=_("Waits since"), sort_key="waits"),
        ]

    def get_base_queryset(self) -> QuerySet:
        """Return the originals with all that a row shows."""
        states = State.objects.select_related("page").filter(locale__in=self.locales)
        originals = Original.objects.select_related("page__owner__wagtail_userprofile")
        if str(self.ordering).lstrip("-") == "waits":
            waits = ~Q(states__status=Status.PUBLISHED) & Q(states__locale__in=self.locales)
            originals = originals.annotate(waits=Min("states__since", filter=waits))
        return originals.prefetch_related(Prefetch("states", queryset=states))

    def decorate_paginated_queryset(self, object_list: QuerySet) -> QuerySet:
        """Give each row its cells."""
        for original in object_list:
            self._decorate(original)
        return object_list

    def _decorate(self, original: Original) -> None:
        row: Any = original
        by_locale = {state.locale_id: state for state in row.states.all()}
        row.cells = {
            locale.language_code: cell_of(
                original, by_locale.get(locale.pk), locale, self.request.user, self._here
            )
            for locale in self.locales
        }
        waits = [cell.since for cell in row.cells.values() if cell.status != Status.PUBLISHED]
        row.waiting = min((since for since in waits if since), default=None)
        row.href = edit_url(original, None, self.request.user)
        model = model_of(original)
        row.kind = capfirst(model._meta.verbose_name) if model else ""

    @cached_property
    def _here(self) -> str:
        """The report as it is shown, to come back to."""
        query = self.request.GET.copy()
        query.pop("_w_filter_fragment", None)
        address = reverse(self.index_url_name)
        return f"{address}?{query.urlencode()}" if query else address

    # Spreadsheet

    @cached_property
    def list_export(self) -> list[str]:
        """The columns of the spreadsheet."""
        names = [*FIXED]
        for locale in self.locales:
            code = locale.language_code
            names += [code, f"{code} %", f"{code} since"]
        return names

    @cached_property
    def export_headings(self) -> dict[str, str]:
        """What stands over the columns of the spreadsheet."""
        headings = {
            "title": gettext("Page"),
            "type": gettext("Type"),
            "owner": gettext("Owner"),
            "importance": gettext("Importance"),
            "linked from": gettext("Linked from"),
        }
        for locale in self.locales:
            code, name = locale.language_code, locale.get_display_name()
            headings[code] = name
            headings[f"{code} %"] = gettext("%(language)s, percent") % {"language": name}
            headings[f"{code} since"] = gettext("%(language)s, since") % {"language": name}
        return headings

    def to_row_dict(self, item: Any) -> "OrderedDict[str, Any]":
        """Return the cells of one row, none of them a formula."""
        owner = item.page.owner if item.page else None
        values: dict[str, Any] = {
            "title": item.title,
            "type": item.kind,
            "owner": owner.get_username() if owner else "",
            "importance": item.get_importance_display(),
            "linked from": item.links,
        }
        for code, cell in item.cells.items():
            values[code] = cell.status.label
            values[f"{code} %"] = "" if cell.percent is None else cell.percent
            values[f"{code} since"] = (
                timezone.localtime(cell.since).strftime("%Y-%m-%d") if cell.since else ""
            )
        return OrderedDict((name, values.get(name, "")) for name in self.list_export)
