"""What the lists of programs' pages have in common: columns, and a filter for due reviews."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.forms import RadioSelect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import PageFilterSet

from portal.pages import BasePage


def review_words(page: BasePage, today: date | None = None) -> str:
    """Return the day of a page's next review, and whether `today` lies beyond it."""
    if not page.review_by:
        return ""
    day = date_format(page.review_by, "SHORT_DATE_FORMAT")
    if page.review_by < (today or timezone.localdate()):
        return gettext("%(day)s, overdue") % {"day": day}
    return day


def columns(*own: BaseColumn) -> list[BaseColumn]:
    """Return a list's columns: title first, then its own, then review and whether it is public."""
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        *own,
        Column("review_by", label=_("Review by"), accessor=review_words, sort_key="review_by"),
        PageStatusColumn("live", label=_("Published"), sort_key="live", width="12%"),
    ]


class ProgramsFilterSet(PageFilterSet):
    """Filters that each of these lists offers."""

    review = ChoiceFilter(
        label=_("Review"),
        choices=[("due", _("Overdue")), ("none", _("No date set"))],
        method="filter_review",
        empty_label=_("Any"),
        widget=RadioSelect,
    )
    site = None
    has_child_pages = None

    def filter_review(self, pages: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Return the pages whose review is overdue, or that have no date for it."""
        if value == "due":
            return pages.filter(review_by__lt=timezone.localdate())
        return pages.filter(review_by=None)
