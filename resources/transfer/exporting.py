"""Resources as the rows of a sheet that an import reads back: any number, in flat memory."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from resources.models import ResourceKey, ResourcePage

from .columns import COLUMNS, EDITION, KEY, LANGUAGE, VERSION, headings_of
from .editions import Edition, editions_of
from .pages import drafts_of, values_of, written_pages
from .versions import version_cell, version_of
from .writing import Cells

AT_ONCE = 200
"""Pages that are read together."""

NAMES = [column.name for column in COLUMNS]
WIDTHS = [column.width for column in COLUMNS]


def exported_rows(keys: Iterable[int], user: Any = None) -> Iterator[Cells]:
    """Yield the headings, and the rows of the pages with these primary keys.

    Pages that are translations are passed over: a sheet is about their source. Drafts are for who
    may edit the page (`user`; None: the system); others get what is published. The number of
    queries grows with the batches, and with the pages in moderation or of one's own for somebody
    who may not change all pages.
    """
    yield headings_of(NAMES)
    keys = iter(keys)
    while batch := list(islice(keys, AT_ONCE)):
        # can_edit asks each page for its moderation: read together here.
        found = written_pages().filter(pk__in=batch).prefetch_workflow_states()
        pages = {page.pk: page for page in found}
        ordered = _as_seen([pages[pk] for pk in batch if pk in pages], user)
        names = dict(
            ResourceKey.objects.filter(
                translation_key__in=[page.translation_key for page in ordered]
            ).values_list("translation_key", "key")
        )
        for page in ordered:
            yield from rows_of(page, names.get(page.translation_key, str(page.translation_key)))


def _as_seen(pages: list[ResourcePage], user: Any) -> list[ResourcePage]:
    """Return pages as a person may read them; a draft of somebody else's is left out."""
    mine = {page.pk for page in pages if user is None or page.permissions_for_user(user).can_edit()}
    drafts = {page.pk: page for page in drafts_of(page for page in pages if page.pk in mine)}
    return [drafts.get(page.pk, page) for page in pages if page.live or page.pk in mine]


def rows_of(page: ResourcePage, key: str) -> Iterator[Cells]:
    """Yield the rows of one page: its own with the first edition, one for each further edition."""
    values = values_of(page)
    editions: list[Edition] = editions_of(page) or [{}]
    own = {
        **values,
        KEY: key,
        LANGUAGE: page.locale.language_code,
        VERSION: version_cell(version_of(values)),
    }
    for number, edition in enumerate(editions):
        cells = own if number == 0 else {KEY: key, LANGUAGE: own[LANGUAGE]}
        yield [{**cells, **_written(edition)}.get(name, "") for name in NAMES]


def _written(edition: Edition) -> Edition:
    """Return an edition as people write it: “not checked” is an empty cell."""
    return {
        name: "" if text == "unknown" and name == "edition_accessible" else text
        for name, text in edition.items()
        if name in EDITION
    }


def keys_of(pages: Any) -> Iterator[int]:
    """Yield the primary keys of pages: of a queryset in the order of keys, or of found pages."""
    if not isinstance(pages, QuerySet):
        yield from (page.pk for page in pages)
        return
    wanted = pages.order_by().values("pk")
    last = 0
    while batch := list(
        ResourcePage.objects.filter(pk__in=wanted, pk__gt=last)
        .order_by("pk")
        .values_list("pk", flat=True)[: AT_ONCE * 10]
    ):
        yield from batch
        last = batch[-1]


def everything() -> QuerySet[Any]:
    """Return all resources that a sheet can hold."""
    pages: QuerySet[Any] = written_pages()
    return pages
