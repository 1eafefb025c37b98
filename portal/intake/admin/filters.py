"""What the list of inquiries can be narrowed down by."""

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.models import Page

from portal.intake.audiences import Audience
from portal.intake.models import ClosingReason, Inquiry, Kind, Status

from .colleagues import people_who_answer

DUE = {
    "overdue": _("Overdue"),
    "today": _("Due today"),
    "all": _("Every one that waits for us"),
}
WITH_MAIL_STATE = {
    "failed": _("Some mail failed"),
    "waiting": _("Some mail waits"),
}


def pages_with_inquiries(_request: HttpRequest | None) -> QuerySet:
    """Return the pages through which somebody wrote."""
    return Page.objects.filter(pk__in=Inquiry.objects.values("page_id")).order_by("title")


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
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        method="by_due",
        choices=list(DUE.items()),
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    closing_reason = django_filters.MultipleChoiceFilter(
        label=_("Why it was closed"),
        choices=ClosingReason.choices,
        widget=forms.CheckboxSelectMultiple,
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

    def by_due(self, inquiries: Any, _name: str, due: str) -> QuerySet:
        """Keep those that wait for us and are late, or due today, or all of them."""
        if due == "overdue":
            return inquiries.overdue()
        return inquiries.due_today() if due == "today" else inquiries.to_answer()

    def by_mail(self, inquiries: QuerySet, _name: str, state: str) -> QuerySet:
        """Keep those with a message in that state."""
        return inquiries.filter(mail__state=state).distinct()

    def by_taken_up(self, inquiries: Any, _name: str, _value: str) -> QuerySet:
        """Keep those that wait for us and that nobody is assigned to."""
        return inquiries.unassigned()
