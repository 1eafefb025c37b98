"""Where staff say which page comes first for which words."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.models import Page
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from portal.languages.versions import open_versions
from search.models import Promotion

LONGEST = 200


class PromotionIndexView(IndexView):
    """The list, with the page of each."""

    def get_base_queryset(self) -> Any:
        """Return the entries with page and language at hand, and whether visitors see them."""
        versions = open_versions(Page).filter(translation_key=OuterRef("page__translation_key"))
        readable = versions.filter(Q(locale=OuterRef("locale")) | Q(pk=OuterRef("page")))
        entries = super().get_base_queryset().select_related("page", "locale")
        return entries.annotate(is_shown=Exists(readable))


class PromotionCreateView(CreateView):
    """Begins with the words that the report of unanswered questions gives along."""

    def get_initial_form_instance(self) -> Promotion | None:
        """Return an entry with the words from the address, if there are any."""
        instance = super().get_initial_form_instance()
        if isinstance(instance, Promotion):
            instance.questions = self.request.GET.get("questions", "")[:LONGEST]
        return instance


def standing(promotion: Any) -> str:
    """Return whether visitors see a promotion of the list now, in a word."""
    return str(_("Shown") if promotion.is_shown else _("Not shown: the page is not public"))


class PromotionViewSet(SnippetViewSet):
    """Pages shown first in search."""

    model = Promotion
    icon = "pick"
    menu_label = _("First in search")
    menu_order = 420
    add_to_admin_menu = True
    index_view_class = PromotionIndexView
    add_view_class = PromotionCreateView
    list_display = [
        "__str__",
        Column("page", label=_("Page")),
        Column("explanation", label=_("With these words")),
        Column(standing, label=_("State")),
        LocaleColumn(),
    ]
    search_fields = ["questions", "explanation"]
    ordering = ["pk"]
    copy_view_enabled = False
