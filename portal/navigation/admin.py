"""Where staff look after menu, footer and alert banner."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import AlertBanner, Footer, MainMenu


class MainMenuViewSet(SnippetViewSet):
    """Main menus."""

    model = MainMenu
    icon = "bars"
    list_display = ["name", LiveStatusTagColumn(), UpdatedAtColumn()]
    search_fields = ["name"]


class FooterViewSet(SnippetViewSet):
    """Footers."""

    model = Footer
    icon = "minus"
    list_display = ["name", LiveStatusTagColumn(), UpdatedAtColumn()]
    search_fields = ["name"]


class AlertBannerViewSet(SnippetViewSet):
    """Alert banners, the newest first."""

    model = AlertBanner
    icon = "warning"
    list_display = [
        "name",
        Column("title", label=_("Title"), sort_key="title"),
        Column("get_tone_display", label=_("Kind"), sort_key="tone"),
        DateColumn("shown_from", label=_("Shown from"), sort_key="shown_from"),
        DateColumn("shown_until", label=_("Shown until"), sort_key="shown_until"),
        Column(lambda banner: banner.state.label, label=_("State")),
    ]
    list_filter = ["tone"]
    search_fields = ["name", "title", "text"]
    ordering = ["-shown_from", "-pk"]


class NavigationGroup(SnippetViewSetGroup):
    """One entry of the admin's menu for all that stands around the pages."""

    menu_label = _("Navigation")
    menu_icon = "bars"
    menu_order = 400
    items = (MainMenuViewSet, FooterViewSet, AlertBannerViewSet)
