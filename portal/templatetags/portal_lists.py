"""Lists that fill themselves, for the block that shows them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django import template
from django.db.models import Q
from wagtail.models import Locale, Page

from portal.languages.versions import open_versions
from portal.lists import fill_list

register = template.Library()

USUAL_NUMBER = 3


@register.simple_tag
def pages_of(value: Any) -> Sequence[Page]:
    """Return the pages of a LatestBlock's `value` in the reader's language.

    The pages that staff pinned, in their order; without any the list fills itself. Pinned pages
    cost a fixed number of queries for each page type among them.
    """
    if value.shown is None:
        value.shown = _pages_of(value)
    return value.shown


def _pages_of(value: Any) -> Sequence[Page]:
    locale = Locale.get_active()
    number = value.get("number") or USUAL_NUMBER
    return pinned_pages(value.pinned, locale)[:number] or fill_list(
        value.get("source") or "", locale, number
    )


def pinned_pages(pages: Sequence[Page], locale: Locale) -> list[Page]:
    """Return each page as `locale`'s readers should see it, ready for cards, in the given order.

    A page comes in `locale` when visitors can read it there, else as it was chosen; a page that
    visitors may not read is left out.
    """
    types = defaultdict(list)
    for page in pages:
        types[page.specific_class or Page].append(page)
    found: dict[tuple[object, int], Page] = {}
    for model, chosen in types.items():
        rows = open_versions(model).filter(
            Q(pk__in=[page.pk for page in chosen])
            | Q(translation_key__in=[page.translation_key for page in chosen], locale=locale)
        )
        for_cards = getattr(model.objects.all(), "for_cards", None)
        if for_cards:
            rows = for_cards().filter(pk__in=rows.values("pk"))
        found |= {(row.translation_key, row.locale_id): row for row in rows}
    best = (
        found.get((page.translation_key, locale.pk))
        or found.get((page.translation_key, page.locale_id))
        for page in pages
    )
    return [page for page in best if page]
