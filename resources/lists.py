"""The lists of resources that other pages show."""

from collections.abc import Iterable

from wagtail.models import Locale, Page

from .models import ResourcePage


def newest_resources(locale: Locale, number: int) -> list[ResourcePage]:
    """Return the newest resources in one language that every visitor may read."""
    pages = ResourcePage.objects.for_visitors().in_language(locale).filter(archived=False)
    return list(pages.newest_first().for_cards()[:number])


def resources_of(page: Page, named: Iterable[Page] = ()) -> list[ResourcePage]:
    """Return the resources that `page` names, in its order, and then those that name it.

    `named` are the resources that the page itself points at, in any language. All are open to
    visitors, each once and in the page's language where it exists.
    """
    keys = [entry.translation_key for entry in named if entry]
    asked = ResourcePage.objects.for_visitors()
    first = {
        entry.translation_key: entry
        for entry in asked.filter(translation_key__in=keys, locale=page.locale).for_cards()
    }
    if missing := [key for key in keys if key not in first]:
        others = asked.filter(translation_key__in=missing).order_by("-locale_id").for_cards()
        first |= {entry.translation_key: entry for entry in others}
    ordered = [first[key] for key in dict.fromkeys(keys) if key in first]
    naming = asked.concerning(page.translation_key).exclude(translation_key__in=keys)
    own = naming.filter(locale=page.locale).newest_first().for_cards()
    return [*ordered, *own]
