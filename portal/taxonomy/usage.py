"""How many pages name a term."""

from collections import Counter
from collections.abc import Iterable
from typing import cast

from django.apps import apps
from django.db.models import Count, ManyToManyField, Model
from wagtail.models import Page

from .models import Term


def term_relations() -> list[ManyToManyField]:
    """Return every field with which a page type names terms."""
    return [
        field
        for model in apps.get_models()
        if issubclass(model, Page)
        for field in model._meta.local_many_to_many
        if field.related_model is Term
    ]


def pages_naming(terms: Iterable[Term]) -> Counter[int]:
    """Return the number of pages that name each term, by the term's id.

    A page counts once, in its source language and only once for all its translations. A term in
    another language than the source counts what its source counts, since pages point there. One
    query for each field that names terms, plus one, however many terms there are.
    """
    wanted = list(terms)
    sources = {
        row["translation_key"]: row["pk"]
        for row in Term.objects.in_source_language()
        .filter(translation_key__in={term.translation_key for term in wanted})
        .values("pk", "translation_key")
    }
    counts: Counter[int] = Counter()
    for field in term_relations():
        page, term = field.m2m_field_name(), field.m2m_reverse_field_name()
        through = cast("type[Model]", field.remote_field.through)
        rows = (
            through._default_manager.filter(**{f"{term}__in": sources.values()})
            .values_list(term)
            .annotate(Count(f"{page}__translation_key", distinct=True))
        )
        for term_id, number in rows:
            counts[term_id] += number
    return Counter({term.pk: counts[sources.get(term.translation_key, term.pk)] for term in wanted})
