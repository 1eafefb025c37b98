"""The list of terms, the form of one, and the ways on from there."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import Button, ButtonWithDropdown, HeaderButton
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from portal.taxonomy.containing import names_inside, warning_for
from portal.taxonomy.models import Term
from portal.taxonomy.problems import missing_languages
from portal.taxonomy.usage import pages_naming
from portal.taxonomy.wording import key_of

from .access import address_of
from .buttons import note_sources, own_buttons, translation_buttons
from .form import TermForm
from .merging import MergeView
from .pages import TermPagesView
from .problems import ProblemsView


class PagesColumn(Column):
    """How many pages bear the term, with a way to them."""

    cell_template_name = "taxonomy/admin/pages_cell.html"

    def get_cell_context_data(
        self, instance: Any, parent_context: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Add the address of the list of pages."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "term": instance, "url": address_of("pages", instance.pk)}


class RemarksColumn(Column):
    """What staff should look at: a name inside its name, languages without words."""

    cell_template_name = "taxonomy/admin/remarks_cell.html"


class TermIndexView(IndexView):
    """The terms of one language with the number of pages that name them.

    The number of queries does not grow with the number of terms.
    """

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Begin with the source language: the same terms in all languages at once confuse."""
        super().setup(request, *args, **kwargs)
        if not self.results_only and "locale" not in request.GET:
            asked = request.GET.copy()
            asked["locale"] = settings.LANGUAGE_CODE
            request.GET = asked  # type: ignore[assignment]  # a request of our own making

    def get_base_queryset(self) -> QuerySet[Term]:
        """Return the terms with their language at hand."""
        return super().get_base_queryset().select_related("locale")

    def search_queryset(self, queryset: QuerySet[Term]) -> QuerySet[Term]:
        """Return the terms with a name or other word that holds what is sought.

        Without accents and plurals, by the rules of any of the languages; or as it is written.
        """
        if not self.is_searching:
            return queryset
        sought = self.search_query
        keys = {key_of(sought, code) for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
        by_word = Q(name__icontains=sought) | Q(synonyms__icontains=sought)
        for key in keys:
            by_word |= Q(words__key__contains=key)
        return queryset.filter(by_word).distinct()

    @cached_property
    def header_buttons(self) -> list[Any]:
        """“Add”, and the problems of the whole vocabulary."""
        problems = HeaderButton(_("Problems"), url=address_of("problems"), icon_name="warning")
        return [*super().header_buttons, problems]

    def get_list_buttons(self, instance: Term) -> list[Any]:
        """Return all that can be done with a term, from what was read for the whole list.

        The hooks for rows of snippets are not asked: wagtail-localize's costs queries for each.
        """
        user = self.request.user
        upstream = map(Button.from_menu_item, self.get_list_more_buttons(instance))
        buttons = [*upstream, *own_buttons(user, instance)]
        buttons += translation_buttons(user, instance, self.request.path)
        label = _("More options for “%(title)s”") % {"title": instance.name}
        return [
            ButtonWithDropdown(
                buttons=buttons, icon_name="dots-horizontal", attrs={"aria-label": label}
            )
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count and judge all the terms on this page of the list together."""
        context = super().get_context_data(**kwargs)
        terms = list(context["object_list"])
        counts = pages_naming(terms)
        missing = missing_languages([term for term in terms if term.is_in_source_language])
        inside = names_inside(terms)
        for term in terms:
            term.page_count = counts[term.pk]
            term.missing = missing.get(term.pk, [])
            term.inside = inside.get(term.pk, [])
        note_sources(terms)
        context["object_list"] = terms
        context["table"].data = terms
        return context


class TermEditView(EditView):
    """The form of a term, with a way to merge it."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Add merging, where one may, and the pages."""
        return [*super().header_more_buttons, *own_buttons(self.request.user, self.object)]


def warn_of_overlaps(request: HttpRequest, term: Any) -> None:
    """Tell staff, after a term was saved, that its name holds another's or the other way round."""
    if isinstance(term, Term) and (words := warning_for(term)):
        buttons = [messages.button(address_of("problems"), _("Problems"))]
        messages.warning(request, words, buttons=buttons)


class TermViewSet(SnippetViewSet):
    """The vocabulary in the admin."""

    model = Term
    icon = "tag"
    menu_label = _("Vocabulary")
    menu_order = 410
    add_to_admin_menu = True
    index_view_class = TermIndexView
    edit_view_class = TermEditView
    edit_handler = ObjectList(Term.panels, base_form_class=TermForm)
    list_display = [
        "name",
        Column("get_facet_display", label=_("Facet"), sort_key="facet"),
        Column(lambda term: ", ".join(term.synonym_list), label=_("Other words")),
        PagesColumn("page_count", label=_("Pages")),
        Column("locale", label=_("Language")),
        RemarksColumn("remarks", label=_("To look at"), accessor=lambda term: term),
    ]
    list_filter = ["facet"]
    list_per_page = 50
    ordering = ["facet", "name"]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the views of the vocabulary as a whole, and those of one term."""
        return [
            *super().get_urlpatterns(),
            path("problems/", ProblemsView.as_view(), name="problems"),
            path("pages/<int:pk>/", TermPagesView.as_view(), name="pages"),
            path("merge/<int:pk>/", MergeView.as_view(), name="merge"),
        ]
