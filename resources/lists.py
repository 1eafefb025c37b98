"""The lists of resources that other pages show."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Locale, Page

from portal.pages import Keyed
from portal.speed.prepared import prepared

from .models import ResourcePage
from .models.languages import with_languages


def newest_resources(locale: Locale, number: int) -> list[ResourcePage]:
    """Return the newest resources in one language that every visitor may read."""
    return with_languages(_newest(locale, number))


def resources_of(page: Page, named: Iterable[Keyed] = ()) -> list[ResourcePage]:
    """Return the resources that `page` names, in its order, and then those that name it.

    `named` are the resources that the page itself points at, in any language. All are open to
    visitors, each once and in the page's language where it exists.
    """
    keys = list(dict.fromkeys(entry.translation_key for entry in named if entry))
    wanted = _of(keys=keys, key=page.translation_key)
    rows = sorted(with_languages(wanted), key=lambda entry: entry.locale_id != page.locale_id)
    first: dict[UUID, ResourcePage] = {}
    for entry in rows:
        first.setdefault(entry.translation_key, entry)
    own = [
        entry
        for key, entry in first.items()
        if key not in keys and entry.locale_id == page.locale_id
    ]
    return [*(first[key] for key in keys if key in first), *own]


@prepared
def _newest(locale: Locale, number: int) -> QuerySet[ResourcePage]:
    pages = ResourcePage.objects.for_visitors().for_readers_of(locale).filter(archived=False)
    return pages.newest_first().for_cards(with_editions=False)[:number]


@prepared
def _of(*, keys: Collection[UUID], key: UUID) -> QuerySet[ResourcePage]:
    asked = ResourcePage.objects.for_visitors()
    return asked.named_or_concerning(keys, key).newest_first().for_cards(with_editions=False)
