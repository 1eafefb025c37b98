"""The list of articles and other standing pages in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from home.models import StandardPage


class StandardPageListing(PageListingViewSet):
    """Articles, pages about the program and statements, wherever they stand in the tree."""

    model = StandardPage
    icon = "doc-full"
    menu_label = _("Information pages")
    menu_order = 250
    add_to_admin_menu = True
    name = "standing_pages"
    columns = [
        *PageListingViewSet.index_view_class.base_columns,
        Column("get_kind_display", label=_("Kind"), sort_key="kind", width="10%"),
        DateColumn("published_on", label=_("Date"), sort_key="published_on", width="10%"),
        DateColumn("reviewed_on", label=_("Last reviewed"), sort_key="reviewed_on", width="10%"),
    ]
    list_filter = ["kind", "locale", "owner"]
