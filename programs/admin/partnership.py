"""The list of partnerships for staff."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from programs.models import PartnershipPage

from .columns import ProgramsFilterSet, columns


def partner_names(page: PartnershipPage) -> str:
    """Return the names of the partners, published or not."""
    return ", ".join(row.partner.title for row in page.partners.all() if row.partner)


class PartnershipFilterSet(ProgramsFilterSet):
    """Filters of the list of partnerships."""

    class Meta:
        model = PartnershipPage
        fields = ["locale"]


class PartnershipIndexView(IndexView):
    """Loads the partners of all rows at once."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the pairs with their partners."""
        return super().get_base_queryset().prefetch_related("partners__partner")


class PartnershipListing(PageListingViewSet):
    """All pairs, with place, partners and cohort."""

    model = PartnershipPage
    index_view_class = PartnershipIndexView
    name = "partnerships"
    url_prefix = "programs/partnerships"
    icon = "link"
    menu_label = _("Partnerships")
    add_to_admin_menu = False
    columns = columns(
        Column("place_name", label=_("Place"), sort_key="place_name"),
        Column("partners", label=_("Partners"), accessor=partner_names),
        ParentPageColumn("cohort", label=_("Cohort")),
    )
    filterset_class = PartnershipFilterSet
