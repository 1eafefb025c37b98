"""A page as the fields of a sheet, and a page that is given them. Pages are found by their keys."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Revision

from resources.models import ResourceIndexPage, ResourceKey, ResourcePage

from .cells import folded
from .editions import editions_of, editions_text, give_editions
from .fields import FIELDS
from .records import EDITIONS
from .words import Words

Values = dict[str, str]


def values_of(page: ResourcePage) -> Values:
    """Return all that a sheet can hold of a page, by column."""
    values = {name: field.of(page) for name, field in FIELDS.items()}
    values[EDITIONS] = editions_text(editions_of(page))
    return values


def give(page: ResourcePage, values: Mapping[str, str], words: Words) -> None:
    """Put values onto a page, in memory."""
    for name, text in values.items():
        if name == EDITIONS:
            give_editions(page, text, words)
        else:
            FIELDS[name].give(page, text, words)


def drafts_of(pages: Iterable[ResourcePage]) -> list[ResourcePage]:
    """Return pages as the editor would show them: with what is not published yet. One query."""
    pages = list(pages)
    wanted = [page.latest_revision_id for page in pages if _is_behind(page)]
    revisions = Revision.objects.in_bulk(wanted) if wanted else {}
    drafts = []
    for page in pages:
        revision = revisions.get(page.latest_revision_id) if _is_behind(page) else None
        drafts.append(revision.as_object() if revision else page)
    return drafts


def _is_behind(page: ResourcePage) -> bool:
    """Tell whether the page's row may not be its draft: it is, until a page is first published."""
    return bool(page.has_unpublished_changes and page.first_published_at)


def written_pages() -> Any:
    """Return the pages that a sheet can be about, with what `values_of` reads of each.

    Translations are the translators' (docs/decisions/077-transfer.md).
    """
    return (
        ResourcePage.objects.filter(
            locale__language_code=settings.LANGUAGE_CODE, alias_of__isnull=True
        )
        .select_related("locale")
        .prefetch_related("editions__document", "subjects", "audiences", "categories")
    )


def pages_by_key(keys: Iterable[str]) -> dict[str, ResourcePage]:
    """Return the pages with some keys, by their folded keys, as they are published.

    A page that was never given a key answers to its translation key.
    """
    wanted = {folded(key) for key in keys}
    given = ResourceKey.objects.filter(folded__in=wanted)
    named = {word: found for word in wanted if (found := as_uuid(word))}
    named |= {row.folded: row.translation_key for row in given}
    pages = {
        page.translation_key: page
        for page in written_pages().filter(translation_key__in=set(named.values()))
    }
    return {word: pages[found] for word, found in named.items() if found in pages}


def as_uuid(text: str) -> uuid.UUID | None:
    """Return the translation key that a key is, or None."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def library_in(language: str) -> ResourceIndexPage | None:
    """Return the library in a language, under which new resources go."""
    locale = Locale.objects.filter(language_code=language).first()
    return ResourceIndexPage.objects.filter(locale=locale).order_by("path").first()


def home_library() -> ResourceIndexPage | None:
    """Return the library in the site's first language, which sheets are about."""
    return library_in(settings.LANGUAGE_CODE)
