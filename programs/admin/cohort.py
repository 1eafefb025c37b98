"""The list of cohorts for staff."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import ParentPageColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from programs.models import CohortPage

from .columns import ProgramsFilterSet, columns


class CohortFilterSet(ProgramsFilterSet):
    """Filters of the list of cohorts."""

    class Meta:
        model = CohortPage
        fields = ["status", "year", "locale"]


class CohortListing(PageListingViewSet):
    """All cohorts, with year, program and status."""

    model = CohortPage
    name = "cohorts"
    url_prefix = "programs/cohorts"
    icon = "group"
    menu_label = _("Cohorts")
    add_to_admin_menu = False
    columns = columns(
        Column("year", label=_("Year"), sort_key="year", width="8%"),
        ParentPageColumn("program", label=_("Program")),
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        Column("applications", label=_("Applications"), sort_key="applications"),
    )
    filterset_class = CohortFilterSet
