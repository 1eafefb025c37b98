"""The lists of resources that other pages show."""

from collections.abc import Iterable
from uuid import UUID

from wagtail.models import Locale, Page

from .models import ResourcePage


def newest_resources(locale: Locale, number: int) -> list[ResourcePage]:
    """Return the newest resources in one language that every visitor may read."""
    pages = ResourcePage.objects.for_visitors().for_readers_of(locale).filter(archived=False)
    return list(pages.newest_first().for_cards()[:number])


def resources_of(page: Page, named: Iterable[Page] = ()) -> list[ResourcePage]:
    """Return the resources that `page` names, in its order, and then those that name it.

    `named` are the resources that the page itself points at, in any language. All are open to
    visitors, each once and in the page's language where it exists.
    """
    keys = list(dict.fromkeys(entry.translation_key for entry in named if entry))
    asked = ResourcePage.objects.for_visitors()
    wanted = asked.named_or_concerning(keys, page.translation_key).newest_first().for_cards()
    rows = sorted(wanted, key=lambda entry: entry.locale_id != page.locale_id)
    first: dict[UUID, ResourcePage] = {}
    for entry in rows:
        first.setdefault(entry.translation_key, entry)
    own = [
        entry
        for key, entry in first.items()
        if key not in keys and entry.locale_id == page.locale_id
    ]
    return [*(first[key] for key in keys if key in first), *own]
