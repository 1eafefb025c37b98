"""The languages in which resources can be had, read for many cards at once."""

from collections.abc import Iterable

from django.db.models import QuerySet

from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared

from .edition import ResourceEdition
from .resource import ResourcePage


def with_languages(pages: Iterable[ResourcePage]) -> list[ResourcePage]:
    """Return the same resources, which know then in which languages they can be had: one query."""
    given = list(pages)
    codes: dict[int, list[str]] = {page.pk: [] for page in given}
    for page, language in _languages_of(pages=Keys(codes)) if codes else ():
        codes[page].append(language)
    for resource in given:
        resource.know_languages(codes[resource.pk])
    return given


@prepared
def _languages_of(*, pages: Keys) -> QuerySet[ResourceEdition, tuple[int, str]]:
    editions = ResourceEdition.objects.filter(one_of("page_id", pages)).order_by("sort_order")
    return editions.values_list("page_id", "language")
