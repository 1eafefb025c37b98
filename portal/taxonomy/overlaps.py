"""Terms of one facet that are always given together: one of them tells visitors nothing."""

from collections import Counter
from dataclasses import dataclass
from typing import cast

from django.db.models import Count, F, Model

from .usage import term_relations

ENOUGH_PAGES = 5
"""With fewer pages it may be chance."""


@dataclass(frozen=True)
class Overlap:
    """Two terms, by id: all `pages` that name the narrow one name the wide one as well."""

    narrow: int
    wide: int
    pages: int


def overlaps() -> list[Overlap]:
    """Return the overlaps of the whole vocabulary; two terms on the very same pages are one.

    Two queries for each field that names terms, each read from its table of terms alone. A page
    counts once with all its translations.
    """
    alone: Counter[int] = Counter()
    together: Counter[tuple[int, int]] = Counter()
    for field in term_relations():
        page, term = field.m2m_field_name(), field.m2m_reverse_field_name()
        rows = cast("type[Model]", field.remote_field.through)._default_manager.order_by()
        number = Count(f"{page}__translation_key", distinct=True)
        alone.update(dict(rows.values_list(term).annotate(number)))
        pairs = (
            rows.annotate(other=F(f"{page}__{field.name}"))
            .exclude(other=F(term))
            .values_list(term, "other")
            .annotate(number)
        )
        together.update({(one, other): pages for one, other, pages in pairs})
    found = [
        Overlap(one, other, pages)
        for (one, other), pages in together.items()
        if pages >= ENOUGH_PAGES and pages == alone[one]
    ]
    return sorted(
        (
            overlap
            for overlap in found
            if alone[overlap.wide] > overlap.pages or overlap.narrow < overlap.wide
        ),
        key=lambda overlap: (-overlap.pages, overlap.narrow, overlap.wide),
    )
