"""The list of terms, and the guard before one is deleted."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from portal.taxonomy.models import Term
from portal.taxonomy.usage import pages_naming


class TermIndexView(IndexView):
    """The terms of one language with the number of pages that name them."""

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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count for all the terms on this page of the list together."""
        context = super().get_context_data(**kwargs)
        terms = list(context["object_list"])
        counts = pages_naming(terms)
        for term in terms:
            term.page_count = counts[term.pk]
        context["object_list"] = terms
        context["table"].data = terms
        return context


def refusal_for(terms: Sequence[Term]) -> str:
    """Return why these terms cannot be deleted, or an empty text when they can."""
    counts = pages_naming(terms)
    used = [term for term in terms if counts[term.pk]]
    if not used:
        return ""
    number = sum(counts.values())
    return ngettext(
        "%(number)d page names %(terms)s. Take the term out of it first, or rename the term.",
        "%(number)d pages name %(terms)s. Take the terms out of them first, or rename the terms.",
        number,
    ) % {"number": number, "terms": ", ".join(f"“{term}”" for term in used)}


def keep_used_terms(request: HttpRequest, instances: Sequence[Any]) -> HttpResponse | None:
    """Refuse to delete terms, one or several, while a page names one of them."""
    terms = [instance for instance in instances if isinstance(instance, Term)]
    refusal = refusal_for(terms) if terms else ""
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect("wagtailsnippets_taxonomy_term:list")


class TermViewSet(SnippetViewSet):
    """The vocabulary in the admin."""

    model = Term
    icon = "tag"
    menu_label = _("Vocabulary")
    menu_order = 410
    add_to_admin_menu = True
    index_view_class = TermIndexView
    list_display = [
        "name",
        Column("get_facet_display", label=_("Facet"), sort_key="facet"),
        Column(lambda term: ", ".join(term.synonym_list), label=_("Other words")),
        Column("page_count", label=_("Pages")),
        Column("locale", label=_("Language")),
    ]
    list_filter = ["facet"]
    list_per_page = 50
    ordering = ["facet", "name"]
