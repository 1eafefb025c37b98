"""The list of inquiries: columns, filters, search, spreadsheet."""

from collections import OrderedDict
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, UserColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets import HeaderButton
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.intake.audiences import Audience
from portal.intake.models import Inquiry, Kind, MailState, Status

from . import export

WITH_MAIL_STATE = {
    "failed": _("Some mail failed"),
    "waiting": _("Some mail waits"),
}


def pages_with_inquiries(_request: HttpRequest | None) -> QuerySet:
    """Return the pages through which somebody wrote."""
    return Page.objects.filter(pk__in=Inquiry.objects.values("page_id")).order_by("title")


def people_who_answer(_request: HttpRequest | None = None) -> QuerySet:
    """Return the members of staff who may handle inquiries."""
    policy = policy_registry.get_by_type(Inquiry)
    return policy.users_with_permission("change").order_by(get_user_model().USERNAME_FIELD)


class InquiryFilterSet(WagtailFilterSet):
    """What the list can be narrowed down by."""

    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )
    audience = django_filters.MultipleChoiceFilter(
        label=_("Who is writing"), choices=Audience.choices, widget=forms.CheckboxSelectMultiple
    )
    assignee = MultipleUserFilter(
        label=_("Assigned to"), queryset=people_who_answer, widget=forms.CheckboxSelectMultiple
    )
    unassigned = django_filters.ChoiceFilter(
        label=_("Taken up"),
        field_name="assignee",
        method="by_taken_up",
        choices=[("no", _("By nobody yet"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    page = django_filters.ModelChoiceFilter(
        label=_("Page"), queryset=pages_with_inquiries, empty_label=_("All")
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=Kind.choices, empty_label=_("All"), widget=forms.RadioSelect
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=lambda: settings.LANGUAGES,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    received_at = django_filters.DateFromToRangeFilter(
        label=_("Received"), widget=DateRangePickerWidget
    )
    mail = django_filters.ChoiceFilter(
        label=_("Mail"),
        method="by_mail",
        choices=list(WITH_MAIL_STATE.items()),
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Inquiry
        fields: list[str] = []

    def by_mail(self, inquiries: QuerySet, _name: str, state: str) -> QuerySet:
        """Keep those with a message in that state."""
        return inquiries.filter(mail__state=state).distinct()

    def by_taken_up(self, inquiries: QuerySet, _name: str, _value: str) -> QuerySet:
        """Keep those that nobody is assigned to."""
        return inquiries.filter(assignee=None)


def mail_summary(inquiry: Inquiry) -> str:
    """Return the worst state of an inquiry's mail, in words. Uses the prefetched mail."""
    states = {message.state for message in inquiry.mail.all()}
    for state in (MailState.FAILED, MailState.WAITING, MailState.HELD, MailState.SENT):
        if state in states:
            return str(state.label)
    return ""


def sender(inquiry: Inquiry) -> str:
    """Return who wrote: the name, or else the address."""
    return inquiry.sender_name or inquiry.sender_email


def audience(inquiry: Inquiry) -> str:
    """Return who they said they are."""
    return inquiry.get_audience_display() or inquiry.get_kind_display()


def language(inquiry: Inquiry) -> str:
    """Return the name of the language that they wrote in."""
    return str(dict(settings.LANGUAGES).get(inquiry.language, inquiry.language))


class InquiryListView(IndexView):
    """All inquiries, the newest first. Those in quarantine show when they are asked for."""

    any_permission_required = ["view", "change"]
    default_ordering = "-received_at"
    page_title = _("Inquiries")
    list_export = export.FIXED

    @cached_property
    def columns(self) -> list[Column]:
        """The columns of the table."""
        return [
            self._get_title_column("reference"),
            DateColumn("received_at", label=_("Received"), sort_key="received_at"),
            Column("sender", label=_("Sender"), accessor=sender, sort_key="sender_name"),
            Column("audience", label=_("Who is writing"), accessor=audience, sort_key="audience"),
            Column("page_title", label=_("Page"), sort_key="page_title"),
            Column("language", label=_("Language"), accessor=language, sort_key="language"),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=lambda inquiry: inquiry.status == Status.NEW,
                sort_key="status",
            ),
            UserColumn("assignee", label=_("Assigned to"), blank_display_name=_("Nobody yet")),
            StatusTagColumn(
                "mail",
                label=_("Mail"),
                accessor=mail_summary,
                primary=lambda inquiry: any(m.is_failed for m in inquiry.mail.all()),
            ),
        ]

    def get_base_queryset(self) -> QuerySet:
        """Return inquiries with what a row shows; quarantine only when the filter names it."""
        inquiries = Inquiry.objects.for_listing()
        if "status" in self.request.GET:
            return inquiries
        return inquiries.exclude(status=Status.QUARANTINE)

    def get_edit_url(self, instance: Inquiry) -> str:
        """Return where the inquiry is read; whoever sees the list may read."""
        return reverse(self.edit_url_name, args=[instance.pk])

    @cached_property
    def header_buttons(self) -> list[Any]:
        """A way to what was stopped, while there is something."""
        stopped = Inquiry.objects.in_quarantine().count()
        if not stopped:
            return []
        label = _("%(number)d in quarantine") % {"number": stopped}
        url = f"{self.index_url}?status={Status.QUARANTINE.value}"
        return [HeaderButton(label, url=url, icon_name="warning")]

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponse:
        """Return the filtered list as a file, one column for each question."""
        headings = {**export.fixed_headings(), **export.answer_headings(queryset)}
        self.export_headings = headings
        self.list_export = list(headings)
        return super().as_spreadsheet(queryset, spreadsheet_format)

    def to_row_dict(self, item: Inquiry) -> "OrderedDict[str, Any]":
        """Return the cells of one row, every one of them inert."""
        cells = export.row(item, self.list_export)
        return OrderedDict((column, export.inert(cell)) for column, cell in cells.items())

    def get_filename(self) -> str:
        """Return the name of the spreadsheet, without its ending."""
        return "inquiries"
