"""Where one term is used: the pages that bear it, and the addresses that lead to it."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from portal.taxonomy.bearers import bearers
from portal.taxonomy.models import Term

from .access import VocabularyMixin, address_of, may_merge

MOST = 200
"""Pages that are listed; a term can have many more."""


class TermPagesView(VocabularyMixin, TemplateView):
    """The pages of all languages that bear a term: published, in drafts, and planned."""

    template_name = "taxonomy/admin/pages.html"
    page_title = _("Pages with this term")

    @cached_property
    def term(self) -> Term:
        """The term of the source language, also where a translation was asked for."""
        asked = get_object_or_404(Term, pk=self.kwargs["pk"])
        terms = Term.objects.filter(
            translation_key=asked.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        return terms.select_related("locale").first() or asked

    def get_page_subtitle(self) -> str:
        """Name the term."""
        return self.term.name

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add pages, addresses and ways on."""
        term, user = self.term, self.request.user
        merges = may_merge(user) and term.is_in_source_language
        found = bearers([term.pk])
        return super().get_context_data(
            **options,
            term=term,
            bearers=found[:MOST],
            more=max(0, len(found) - MOST),
            former=term.former_addresses.all(),
            edit_url=address_of("edit", term.pk),
            merge_url=address_of("merge", term.pk) if merges else "",
        )
