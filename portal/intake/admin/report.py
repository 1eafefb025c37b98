"""The report: how many wrote, and how soon they were answered, drawn and as tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.permissions import policy_registry

from portal.drawings.columns import Column
from portal.intake.audiences import Audience
from portal.intake.models import Figure, Inquiry
from portal.intake.volumes import Case, Volume, cases, period_start, periods, volume, volumes_by

WEEKS = timedelta(weeks=12)
LONGEST = timedelta(days=3 * 366)
FARTHEST = 50
"""Years from now, in both directions, within which a day makes sense."""


def may_see_report(user: Any) -> bool:
    """Return whether a member of staff may see the report: whoever may read inquiries."""
    policy = policy_registry.get_by_type(Inquiry)
    return policy.user_has_any_permission(user, ["view", "change"])


class ReportForm(forms.Form):
    """From which day to which, and in what steps."""

    first = forms.DateField(label=_("From"), widget=AdminDateInput)
    last = forms.DateField(label=_("Until"), widget=AdminDateInput)
    period = forms.ChoiceField(
        label=_("In steps of"), choices=[("week", _("Week")), ("month", _("Month"))], initial="week"
    )

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, and more than three years."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        this_year = timezone.localdate().year
        for name, day in (("first", first), ("last", last)):
            if day and abs(day.year - this_year) > FARTHEST:
                self.add_error(name, _("This day is too far away."))
        if first and last and first > last:
            self.add_error("last", _("This day is before the first one."))
        elif first and last and last - first > LONGEST:
            self.add_error("first", _("Choose at most three years."))
        return cleaned


@dataclass(frozen=True)
class Row:
    """One line of a table, in words."""

    name: str
    volume: Volume

    @property
    def wait(self) -> str:
        """How long half of them waited for a first answer, at most."""
        wait = self.volume.median_wait
        if wait is None:
            return "\N{EN DASH}"
        if wait < timedelta(hours=1):
            return gettext("less than an hour")
        if wait < timedelta(days=2):
            hours = round(wait / timedelta(hours=1))
            return ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours}
        days = round(wait / timedelta(days=1))
        return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}

    @property
    def kept(self) -> str:
        """The share of promises that were kept."""
        share = self.volume.share_in_time
        return "\N{EN DASH}" if share is None else gettext("%(number)d%%") % {"number": share}


class InquiryReportView(WagtailAdminTemplateMixin, TemplateView):
    """Counts what the reader may read, and shows nothing of it."""

    template_name = "intake/admin/report.html"
    page_title = _("Inquiries")
    header_icon = "mail"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in those who may read inquiries."""
        if not may_see_report(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    @cached_property
    def form(self) -> ReportForm:
        """The filter, with the last twelve weeks unless days are given."""
        today = timezone.localdate()
        usual = {"first": today - WEEKS, "last": today, "period": "week"}
        asked = {name: self.request.GET.get(name) or value for name, value in usual.items()}
        return ReportForm(asked)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Say where one is."""
        return [*self.breadcrumbs_items, {"url": "", "label": gettext("Report on inquiries")}]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Add the figures, unless the filter is wrong."""
        context = super().get_context_data(**context, form=self.form)
        return {**context, **self._figures()} if self.form.is_valid() else context

    def _figures(self) -> dict[str, Any]:
        chosen = self.form.cleaned_data
        readable = Inquiry.objects.readable_by(self.request.user)
        found = cases(readable, chosen["first"], chosen["last"])
        rows = self._by_period(found)
        return {
            "deleted": Figure.objects.deleted_inquiries(chosen["first"], chosen["last"]),
            "total": Row(gettext("All"), volume(found)),
            "tables": [
                (gettext("Week") if chosen["period"] == "week" else gettext("Month"), rows),
                (gettext("Who is writing"), _named(found, "audience", dict(Audience.choices))),
                (gettext("Language"), _named(found, "language", dict(settings.LANGUAGES))),
            ],
            "received": [Column(row.name, _parts(row.volume)) for row in rows],
            "parts": [
                gettext("Answered in time"),
                gettext("Late"),
                gettext("No date, or not yet due"),
            ],
            "waits": [Column(row.name, [round(row.volume.hours, 1)]) for row in rows],
        }

    def _by_period(self, found: list[Case]) -> list[Row]:
        chosen = self.form.cleaned_data
        zone = timezone.get_default_timezone()
        found_by = volumes_by(
            found,
            lambda case: period_start(case.received.astimezone(zone).date(), chosen["period"]),
        )
        empty = volume([])
        return [
            Row(_period_name(day, chosen["period"]), found_by.get(day, empty))
            for day in periods(chosen["first"], chosen["last"], chosen["period"])
        ]


def _named(found: Iterable[Case], attribute: str, names: dict[str, Any]) -> list[Row]:
    groups = volumes_by(found, lambda case: getattr(case, attribute))
    rows = [
        Row(str(names.get(key, key) or gettext("Not said")), group) for key, group in groups.items()
    ]
    return sorted(rows, key=lambda row: (-row.volume.received, row.name))


def _parts(of: Volume) -> list[int]:
    return [of.in_time, of.late, of.received - of.in_time - of.late]


def _period_name(day: date, period: str) -> str:
    return date_format(day, "M Y" if period == "month" else "MONTH_DAY_FORMAT")
