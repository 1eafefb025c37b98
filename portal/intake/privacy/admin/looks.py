"""Two reports: who looked at personal data, and what was done to it as a whole."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.reports import ReportView

from portal.intake.models import AccessEntry, Act, AuditEntry, Look
from portal.intake.privacy.inventory import words_for_counts

from .permissions import MAY_SEE_AUDIT, MAY_SEE_LOOKS


def looked_at(entry: AccessEntry) -> str:
    """Return what somebody looked at: an inquiry's reference, or how many records."""
    if entry.inquiry:
        return entry.inquiry.reference
    return "" if entry.number is None else str(entry.number)


class LooksFilterSet(WagtailFilterSet):
    """What the report can be narrowed down by."""

    look = django_filters.ChoiceFilter(label=_("What"), choices=Look.choices, empty_label=_("All"))
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = AccessEntry
        fields: list[str] = []


class LooksView(ReportView):
    """Who opened what, and when."""

    model = AccessEntry
    page_title = _("Who looked at personal data")
    header_icon = "view"
    index_url_name = "privacy_looks"
    index_results_url_name = "privacy_looks_results"
    filterset_class = LooksFilterSet
    default_ordering = "-at"
    columns = [
        DateColumn("at", label=_("When")),
        UserColumn("user", label=_("Who"), blank_display_name=_("Somebody who has left")),
        Column("look", label=_("What"), accessor="get_look_display"),
        Column("inquiry", label=_("Inquiry, or number of records"), accessor=looked_at),
    ]
    list_export = ["at", "user", "get_look_display", "inquiry", "number"]
    export_headings = {
        "at": _("When"),
        "user": _("Who"),
        "get_look_display": _("What"),
        "inquiry": _("Inquiry"),
        "number": _("Records"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in those who look after privacy."""
        if not request.user.has_perm(MAY_SEE_LOOKS):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get_base_queryset(self) -> QuerySet[AccessEntry]:
        """Return the looks with who looked and at what; one query."""
        return AccessEntry.objects.select_related("user", "inquiry")

    def get_queryset(self) -> QuerySet[AccessEntry]:
        """Return the looks, the newest first."""
        return self.get_base_queryset().order_by("-at", "-pk")

    def get_filename(self) -> str:
        """Return the name of the spreadsheet, without its ending."""
        return "who-looked"


class AuditFilterSet(WagtailFilterSet):
    """What the report can be narrowed down by."""

    act = django_filters.ChoiceFilter(label=_("What"), choices=Act.choices, empty_label=_("All"))
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields: list[str] = []


def counted(entry: AuditEntry) -> str:
    """Return how many rows of what, in words."""
    return words_for_counts(entry.counts)


class AuditView(ReportView):
    """What was deleted, handed over or shortened, and when. It names nobody but staff."""

    model = AuditEntry
    page_title = _("What was deleted")
    header_icon = "bin"
    index_url_name = "privacy_audit"
    index_results_url_name = "privacy_audit_results"
    filterset_class = AuditFilterSet
    columns = [
        DateColumn("at", label=_("When")),
        Column("act", label=_("What"), accessor="get_act_display"),
        UserColumn("user", label=_("Who looked"), blank_display_name=_("By itself")),
        Column("form", label=_("Form")),
        Column("counts", label=_("How many"), accessor=counted),
        Column("first_day", label=_("Received from")),
        Column("last_day", label=_("until")),
    ]
    list_export = ["at", "get_act_display", "user", "form", "counts", "first_day", "last_day"]
    export_headings = {
        "at": _("When"),
        "get_act_display": _("What"),
        "user": _("By"),
        "form": _("Form"),
        "counts": _("How many"),
        "first_day": _("Received from"),
        "last_day": _("until"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in those who look after privacy."""
        if not request.user.has_perm(MAY_SEE_AUDIT):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get_queryset(self) -> QuerySet[AuditEntry]:
        """Return the entries with who acted, the newest first; one query."""
        return AuditEntry.objects.select_related("user").order_by("-at", "-pk")

    def get_filename(self) -> str:
        """Return the name of the spreadsheet, without its ending."""
        return "what-was-deleted"
