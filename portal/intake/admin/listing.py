"""The list of inquiries: filters, search, several at once, spreadsheet."""

from collections import OrderedDict
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets import HeaderButton

from portal.intake.finding import matching
from portal.intake.models import AccessEntry, Addition, Inquiry, Look, Status
from portal.intake.models.choices import DESK_KINDS
from portal.intake.privacy.admin.noted import NotesDownloads

from . import export
from .columns import columns


class InquiryListView(NotesDownloads, IndexView):
    """All inquiries, the newest first. Those in quarantine show when they are asked for.

    So do registrations, which nobody has to answer; a search finds them too.
    """

    any_permission_required = ["view", "change"]
    default_ordering = "-received_at"
    page_title = _("Inquiries")
    template_name = "intake/admin/list.html"
    results_template_name = "wagtailadmin/generic/index_results.html"
    list_export = export.FIXED
    is_searchable = True

    @cached_property
    def columns(self) -> list[Any]:
        """The columns of the table."""
        return columns(
            self._get_title_column(
                "reference", get_title_id=lambda inquiry: f"inquiry_{inquiry.pk}_title"
            )
        )

    def get_base_queryset(self) -> QuerySet:
        """Return inquiries that may be read, with what a row shows."""
        asked = self.request.GET
        inquiries = Inquiry.objects.for_listing().readable_by(self.request.user)
        if "status" not in asked:
            inquiries = inquiries.exclude(status=Status.QUARANTINE)
        if not any(asked.get(name) for name in ("status", "kind", "q", "page", "mail")):
            inquiries = inquiries.filter(kind__in=DESK_KINDS)
        return inquiries

    def get_context_data(self, *args: Any, **context: Any) -> dict[str, Any]:
        """Say whether the boxes for several at once are of use."""
        may = self.user_has_permission("change")
        return super().get_context_data(*args, can_change=may, **context)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep the inquiries in which every word of the search stands somewhere."""
        if not self.is_searching:
            return queryset
        AccessEntry.objects.note(self.request.user, Look.SEARCHED)
        return matching(queryset, self.search_query)

    def get_edit_url(self, instance: Inquiry) -> str:
        """Return where the inquiry is read; whoever sees the list may read."""
        return reverse(self.edit_url_name, args=[instance.pk])

    def get_list_buttons(self, instance: Inquiry) -> list[Any]:  # noqa: ARG002 - Wagtail's view
        """The reference leads to the inquiry, where everything is done; a row needs no menu."""
        return []

    @cached_property
    def header_buttons(self) -> list[Any]:
        """A way to what was stopped, while there is something."""
        readable = Inquiry.objects.readable_by(self.request.user)
        stopped = readable.to_review().count() + Addition.objects.to_review_in(readable).count()
        if not stopped:
            return []
        label = _("%(number)d in quarantine") % {"number": stopped}
        url = reverse("inquiries:quarantine")
        return [HeaderButton(label, url=url, icon_name="warning")]

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponse:
        """Return the filtered list as a file, one column for each question."""
        queryset = queryset.prefetch_related(None)  # No cell tells of mail.
        headings = {**export.fixed_headings(), **export.answer_headings(queryset)}
        self.export_headings = headings
        self.list_export = list(headings)
        return super().as_spreadsheet(queryset, spreadsheet_format)

    def to_row_dict(self, item: Inquiry) -> "OrderedDict[str, Any]":
        """Return the cells of one row."""
        return OrderedDict(export.row(item, self.list_export))

    def get_filename(self) -> str:
        """Return the name of the spreadsheet, without its ending."""
        return "inquiries"
