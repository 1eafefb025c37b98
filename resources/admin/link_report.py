"""The report of links that need work: gone, or moved to a new address."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from resources.models import LinkState, LinkUse, ResourcePage

from .access import editable_by, may_see, owners_of

SHOWN = [LinkState.BROKEN, LinkState.MOVED, LinkState.UNCLEAR, LinkState.FAILING]


def owners(_request: HttpRequest | None) -> QuerySet[Any]:
    """Return the people who look after a resource that leads elsewhere."""
    return owners_of(ResourcePage.objects.filter(links_out__isnull=False))


class LinkFilterSet(WagtailFilterSet):
    """Filters of the report."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        field_name="link__state",
        choices=[(state.value, state.label) for state in SHOWN],
        empty_label=_("Needs work"),
        widget=forms.RadioSelect,
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Owner of the page"),
        queryset=owners,
        field_name="page__owner",
        empty_label=_("All"),
    )

    class Meta:
        model = LinkUse
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Show what needs work unless another state is asked for."""
        uses = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("state"):
            return uses
        return uses.filter(link__state__in=[LinkState.BROKEN, LinkState.MOVED])


class LinkColumn(Column):
    """The address, how it stands, and what to do."""

    cell_template_name = "resources/admin/link_cell.html"


class PageColumn(Column):
    """The resource, and who looks after it."""

    cell_template_name = "resources/admin/page_cell.html"


class LinkReportView(ReportView):
    """One row for each page and address; what is gone comes first."""

    model = LinkUse
    page_title = _("Links that need work")
    header_icon = "link"
    index_url_name = "resources_link_report"
    index_results_url_name = "resources_link_report_results"
    filterset_class = LinkFilterSet
    default_ordering = ("link__state", "link__failing_since", "pk")
    verbose_name_plural = _("links")
    export_filename = "links-that-need-work"
    columns = [
        LinkColumn("link", label=_("Link")),
        PageColumn("page", label=_("On")),
        DateColumn("checked", label=_("Looked at"), accessor="link.checked_at"),
    ]
    list_export = ["url", "state", "moved_to", "page", "owner"]
    export_headings = {
        "url": _("Link"),
        "state": _("State"),
        "moved_to": _("New address"),
        "page": _("On"),
        "owner": _("Owner of the page"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in whoever works on pages."""
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the links on pages that this member of staff may change."""
        uses = LinkUse.objects.filter(page__in=editable_by(self.request.user).values("pk"))
        return uses.select_related("link", "page__owner", "page__locale")

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return the cells of one row of the spreadsheet."""
        return {
            "url": item.link.url,
            "state": item.link.get_state_display(),
            "moved_to": item.link.moved_to,
            "page": item.page.title,
            "owner": str(item.page.owner or ""),
        }
