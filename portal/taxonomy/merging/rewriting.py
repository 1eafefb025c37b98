"""Puts one term in the place of others in all that was saved of pages as text."""

import json
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from portal.taxonomy.revisions import fields_of_pages, names_one, revisions_naming

CHUNK = 200
"""Versions of pages that are held in memory at once; one can have a megabyte."""


def replace_in_revisions(former: Collection[int], kept: int) -> int:
    """Replace terms in every revision: drafts, what is planned, and what staff may go back to.

    Return how many were rewritten.
    """
    fields = {
        ContentType.objects.get_for_model(model).pk: names
        for model, names in fields_of_pages().items()
    }
    number = 0
    # Read before the first is written: what a query is still reading must not change under it.
    for chunk in _chunks([revision.pk for revision in revisions_naming(former)]):
        revisions = list(Revision.objects.filter(pk__in=chunk).select_for_update().order_by("pk"))
        for revision in revisions:
            replace_in(revision.content, fields[revision.content_type_id], former, kept)
        Revision.objects.bulk_update(revisions, ["content"])
        number += len(revisions)
    return number


def replace_in_sources(former: Collection[int], kept: int) -> int:
    """Replace terms in what wagtail-localize makes translations from; return in how many."""
    number = 0
    for model, names in fields_of_pages().items():
        sources = TranslationSource.objects.filter(
            specific_content_type=ContentType.objects.get_for_model(model)
        )
        may_name = Q(pk__in=[])
        for name in names:
            for term in former:
                # As `json.dumps` writes it (wagtail_localize.models.TranslationSource).
                may_name |= Q(content_json__regex=rf'"{name}": \[([0-9]+, )*{term}[],]')
        for chunk in _chunks(list(sources.filter(may_name).values_list("pk", flat=True))):
            for source in sources.filter(pk__in=chunk).select_for_update().order_by("pk"):
                content = json.loads(source.content_json)
                if names_one(content, names, former):
                    replace_in(content, names, former, kept)
                    # Not `save`: nothing that translators work on has changed.
                    sources.filter(pk=source.pk).update(content_json=json.dumps(content))
                    number += 1
    return number


def replace_in(
    content: dict[str, Any], fields: Collection[str], former: Collection[int], kept: int
) -> None:
    """Put one term in the place of others in the content of a page; it stands there once."""
    for name in fields:
        if held := content.get(name):
            content[name] = list(dict.fromkeys(kept if pk in former else pk for pk in held))


def _chunks(keys: list[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
