"""The list of stories for staff."""

from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from programs.models import StoryPage

from .columns import ProgramsFilterSet, columns
from .partnership import partner_names


def age_words(page: StoryPage) -> str:
    """Return the day to which a story holds, and whether readers are told that it is old."""
    if not page.as_of:
        return ""
    day = date_format(page.as_of, "SHORT_DATE_FORMAT")
    return gettext("%(day)s, old") % {"day": day} if page.is_old() else day


class StoryFilterSet(ProgramsFilterSet):
    """Filters of the list of stories."""

    class Meta:
        model = StoryPage
        fields = ["as_of", "locale"]


class StoryIndexView(IndexView):
    """Loads the partners of all rows at once."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the stories with their partners."""
        return super().get_base_queryset().prefetch_related("partners__partner")


class StoryListing(PageListingViewSet):
    """All stories, with place, partners and age."""

    model = StoryPage
    index_view_class = StoryIndexView
    name = "stories"
    url_prefix = "programs/stories"
    icon = "openquote"
    menu_label = _("Stories")
    add_to_admin_menu = False
    columns = columns(
        Column("place_name", label=_("Place"), sort_key="place_name"),
        Column("partners", label=_("Partners"), accessor=partner_names),
        Column("as_of", label=_("As of"), accessor=age_words, sort_key="as_of"),
    )
    filterset_class = StoryFilterSet
