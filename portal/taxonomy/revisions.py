"""The saved versions of pages that name a term: drafts, what is planned, and earlier ones."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KT
from wagtail.models import Page, Revision

from .usage import term_relations


def fields_of_pages() -> dict[type[Page], list[str]]:
    """Return the names of the fields with which each type of page names terms."""
    fields: dict[type[Page], list[str]] = defaultdict(list)
    for field in term_relations():
        fields[field.model].append(field.name)
    return dict(fields)


def revisions_naming(terms: Collection[int], *, current: bool = False) -> Iterator[Revision]:
    """Yield the revisions that name one of the terms, given by id, in any field.

    With `current` only drafts and what is planned. One query for each type of page, which reads
    all its revisions in the database but brings only those that may be meant.
    """
    latest = Page.objects.filter(latest_revision=OuterRef("pk"))
    for model, names in fields_of_pages().items():
        revisions = Revision.objects.filter(content_type=ContentType.objects.get_for_model(model))
        if current:
            revisions = revisions.filter(Q(approved_go_live_at__isnull=False) | Exists(latest))
        # The lists as text: one that holds 5 is found for 15 too, and left out below.
        revisions = revisions.annotate(**{f"ids_{name}": KT(f"content__{name}") for name in names})
        may_name = Q(pk__in=[])
        for name in names:
            for term in terms:
                may_name |= Q(**{f"ids_{name}__contains": str(term)})
        for revision in revisions.filter(may_name).order_by("pk").iterator(chunk_size=200):
            if names_one(revision.content, names, terms):
                yield revision


def names_one(content: dict[str, Any], fields: list[str], terms: Collection[int]) -> bool:
    """Return whether the content of a page names one of the terms in one of the fields."""
    return any(term in (content.get(name) or []) for name in fields for term in terms)
