"""Writes many entries anew: below a page, or of a term. What is large is left to the worker."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet
from django_tasks import task
from wagtail.models import Page

from portal.taxonomy.models import Term
from portal.taxonomy.usage import term_relations

from .noting import note
from .settling import settle_all
from .writing import write

MOST_AT_ONCE = 200
"""Pages that are written inside the request that changed them."""


def write_pages_below(page: Page) -> None:
    """Write the entries of a page and all below it."""
    keys = _keys_below(page.path)
    if len(keys[: MOST_AT_ONCE + 1]) > MOST_AT_ONCE:
        write_section.enqueue(page.pk)
    else:
        note(keys)


def write_pages_naming(term: Term) -> None:
    """Write the entries of the pages that name a term or a translation of it."""
    keys = set(islice(keys_of_term(term.translation_key), MOST_AT_ONCE + 1))
    if len(keys) > MOST_AT_ONCE:
        write_pages_of_term.enqueue(term.pk)
    else:
        note(keys)


@task()
def write_section(pk: int) -> int:
    """Write the entries of a large section, wherever it stands now. Returns how many changed."""
    path = Page.objects.filter(pk=pk).values_list("path", flat=True).first()
    changed = write(_keys_below(path).iterator()) if path else 0
    settle_all()
    return changed


@task()
def write_pages_of_term(pk: int) -> int:
    """Write every page again that has the term `pk`, in any language, or a translation of it."""
    key = Term.objects.filter(pk=pk).values_list("translation_key", flat=True).first()
    changed = write(keys_of_term(key)) if key else 0
    settle_all()
    return changed


def _keys_below(path: str) -> "QuerySet[Page, UUID]":
    pages = Page.objects.filter(path__startswith=path, depth__gt=1).order_by()
    return pages.values_list("translation_key", flat=True)


def keys_of_term(key: UUID) -> Iterator[UUID]:
    """Yield the translation keys of the pages that name a term, in whatever language."""
    for field in term_relations():
        model = field.model
        pages = model._default_manager.filter(**{f"{field.name}__translation_key": key}).order_by()
        yield from pages.values_list("translation_key", flat=True).iterator()
