"""The report of what visitors looked for and no page answered."""

from collections import OrderedDict
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from portal.drawings.columns import Column as Drawn
from portal.languages.names import language_name
from search.models import UnansweredDay, UnansweredQuestion
from search.unanswered.forgetting import KEPT, first_day_kept

WEEKS = KEPT.days // 7
policy = ModelPermissionPolicy(UnansweredQuestion)


def language_choices() -> list[tuple[str, str]]:
    """Return the languages of the site."""
    return [(code, str(name)) for code, name in settings.WAGTAIL_CONTENT_LANGUAGES]


class UnansweredFilterSet(WagtailFilterSet):
    """By language, and by when it was last asked."""

    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=language_choices, empty_label=_("All")
    )
    last = django_filters.ChoiceFilter(
        label=_("Asked in the last"),
        choices=[(7, _("7 days")), (30, _("30 days"))],
        empty_label=_("90 days"),
        widget=forms.RadioSelect,
        method="asked_lately",
    )

    class Meta:
        model = UnansweredQuestion
        fields = ["language"]

    def asked_lately(self, questions: QuerySet, _name: str, days: str) -> QuerySet:
        """Keep what was asked within so many days."""
        return questions.filter(last__gte=timezone.localdate() - timedelta(days=int(days)))


class TrendColumn(Column):
    """Twelve weeks as small columns, with the figures of the last two in words."""

    cell_template_name = "search/admin/trend_cell.html"


class UnansweredReportView(ReportView):
    """Questions with their words, what is asked most first, and how many there were by week."""

    model = UnansweredQuestion
    permission_policy = policy
    any_permission_required = ["view"]
    page_title = _("Searches without an answer")
    header_icon = "search"
    results_template_name = "search/admin/report_results.html"
    index_url_name = "unanswered_report"
    index_results_url_name = "unanswered_report_results"
    filterset_class = UnansweredFilterSet
    is_searchable = True
    search_fields = ["words"]
    search_backend_name = None
    default_ordering = ("-times", "-last", "words")
    verbose_name_plural = _("questions")
    export_filename = "searches-without-an-answer"
    table_classname = "listing portal-unanswered"
    columns = [
        TitleColumn(
            "words",
            label=_("Looked for"),
            sort_key="words",
            get_url=lambda question: reverse("unanswered_question", args=[question.pk]),
        ),
        Column("language_name", label=_("Language"), sort_key="language"),
        Column("times", label=_("Times"), sort_key="times"),
        Column("different_days", label=_("Days"), sort_key="different_days"),
        TrendColumn("trend", label=_("By week")),
        DateColumn("last", label=_("Last asked"), sort_key="last"),
    ]
    list_export = ["words", "language", "times", "different_days", "first", "last"]
    export_headings = {
        "words": _("Looked for"),
        "language": _("Language"),
        "times": _("Times"),
        "different_days": _("Days"),
        "first": _("First asked"),
        "last": _("Last asked"),
    }

    def get_base_queryset(self) -> QuerySet:
        """Return the questions that may be read, with their counts of the last ninety days."""
        days = UnansweredDay.objects.filter(day__gte=first_day_kept())
        counted = UnansweredQuestion.objects.shown().counted(first_day_kept())
        return counted.prefetch_related(Prefetch("days", queryset=days))

    @cached_property
    def weeks(self) -> list[date]:
        """The Mondays of the weeks that are drawn, this week last."""
        today = timezone.localdate()
        monday = today - timedelta(days=today.weekday())
        return [monday - timedelta(weeks=number) for number in reversed(range(WEEKS))]

    def decorate_paginated_queryset(self, object_list: QuerySet) -> QuerySet:
        """Give each row the name of its language and its weeks."""
        for question in object_list:
            question.language_name = language_name(question.language).name
            question.trend = trend(
                [(day.day, day.number) for day in question.days.all()], self.weeks
            )
        return object_list

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how often anything was not found in each week, words or none."""
        context = super().get_context_data(**kwargs)
        language = self.request.GET.get("language", "")
        found = UnansweredDay.objects.by_week(self.weeks[0], language)
        drawn = [
            Drawn(date_format(week, "MONTH_DAY_FORMAT"), [found.get(week, 0)])
            for week in self.weeks
        ]
        return {**context, "drawn": drawn if any(found.values()) else [], "parts": [_("Searches")]}

    def to_row_dict(self, item: Any) -> "OrderedDict[str, Any]":
        """Return the cells of one row; Wagtail's writer makes them inert."""
        return OrderedDict((name, getattr(item, name)) for name in self.list_export)


def trend(days: list[tuple[date, int]], weeks: list[date]) -> list[dict[str, Any]]:
    """Return for each week its number, and its height in a drawing 24 units high."""
    numbers = [
        sum(number for day, number in days if week <= day < week + timedelta(weeks=1))
        for week in weeks
    ]
    most = max([*numbers, 1])
    return [
        {"number": number, "x": place * 5, "height": round(24 * number / most, 1)}
        for place, number in enumerate(numbers)
    ]
