"""Everything that is wrong with the vocabulary, on one page, each with a way to mend it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from portal.taxonomy.problems import Kind, Problem, problems

from .access import VocabularyMixin, address_of, may_merge

MOST = 100
"""Problems of one kind that are shown; whoever has more begins with these."""

ADVICE = {
    Kind.SAME_WORD: _("A word must stand for one term. Take it away from one, or merge the two."),
    Kind.CONTAINED: _(
        "Visitors cannot tell which to choose. Rename one, merge the two, or say on one of them "
        "why both are needed."
    ),
    Kind.SAME_PAGES: _(
        "The narrower term tells visitors nothing that the other does not. Merge the two, or say "
        "why both are needed."
    ),
    Kind.UNTRANSLATED: _("Readers of these languages see the English word."),
}


@dataclass(frozen=True)
class Row:
    """One problem with the links that lead to its terms."""

    problem: Problem
    links: list[tuple[str, str]]
    merge_url: str


@dataclass(frozen=True)
class Section:
    """The problems of one kind."""

    label: str | Promise
    advice: str | Promise
    number: int
    rows: list[Row]


class ProblemsView(VocabularyMixin, TemplateView):
    """The problems, the worst first; those that staff have explained stand at the end."""

    template_name = "taxonomy/admin/problems.html"
    page_title = _("Problems of the vocabulary")
    header_icon = "warning"

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add the problems by their kind."""
        found = problems()
        merges = may_merge(self.request.user)
        open_ones = [problem for problem in found if not problem.reason]
        explained = [_row(problem, merges=merges) for problem in found if problem.reason]
        sections = []
        for kind, of_kind in groupby(open_ones, key=lambda problem: problem.kind):
            listed = list(of_kind)
            rows = [_row(problem, merges=merges) for problem in listed[:MOST]]
            sections.append(Section(kind.label, ADVICE[kind], len(listed), rows))
        return super().get_context_data(**options, sections=sections, explained=explained[:MOST])


def _row(problem: Problem, *, merges: bool) -> Row:
    links = [(term.name, address_of("edit", term.pk)) for term in problem.terms]
    merge_url = ""
    if merges and problem.can_be_merged:
        gone, kept = problem.terms
        merge_url = f"{address_of('merge', gone.pk)}?into={kept.pk}"
    return Row(problem, links, merge_url)
