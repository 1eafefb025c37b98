"""The vocabulary as the catalogue reads it: once for many pages."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from uuid import UUID

from wagtail.models import Page

from portal.taxonomy.models import Facet, Term

FACETS = (Facet.ISSUE, Facet.PLACE, Facet.AUDIENCE, Facet.SUBJECT, Facet.CATEGORY)
"""The questions that are counted. The languages that partners speak are another question than
those of editions, and no list asks it yet."""


class Vocabulary:
    """All terms in all languages, read at the first question: one query."""

    @cached_property
    def _by_key(self) -> dict[UUID, dict[int, Term]]:
        found: dict[UUID, dict[int, Term]] = {}
        for term in Term.objects.order_by("pk"):
            found.setdefault(term.translation_key, {})[term.locale_id] = term
        return found

    def words(self, terms: Iterable[Term], locale_id: int) -> str:
        """Return names and other words of `terms`, in a language where they have them there."""
        words: list[str] = []
        for term in terms:
            versions = self._by_key.get(term.translation_key, {})
            shown = versions.get(locale_id, term)
            words += [shown.name, *shown.synonym_list]
        return ". ".join(words)


def terms_of(page: Page) -> Sequence[Term]:
    """Return all terms that a page names, each once."""
    found = {
        term.pk: term
        for field in page._meta.many_to_many
        if field.related_model is Term
        for term in getattr(page, field.name).all()
    }
    return list(found.values())
