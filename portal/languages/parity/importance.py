"""How important a page is, simply: the front page and the menu first, then what is linked often.

Links are those that Wagtail's reference index knows, from pages in the source language.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from portal.navigation.models import MainMenu

from .models import Importance, Original

OFTEN = 5
"""From so many links on, a page counts as often linked."""

FRONT, SECTION = 2, 3
"""Depths in the tree of a front page and of what is right beneath it."""


def in_the_menu() -> set[int]:
    """Return the primary keys of pages in published menus. One query."""
    found: set[int] = set()
    for menu in MainMenu.objects.filter(live=True):
        _collect(menu.items.get_prep_value(), found)
    return found


def links_to(pages: Iterable[int]) -> dict[int, int]:
    """Return how many pages in the source language link to each of these. One query."""
    return _counted(_references().filter(to_object_id__in=[str(pk) for pk in pages]))


def _references() -> QuerySet[ReferenceIndex]:
    page_type = ContentType.objects.get_for_model(Page)
    sources = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return ReferenceIndex.objects.filter(
        to_content_type=page_type,
        base_content_type=page_type,
        object_id__in=sources.annotate(key=Cast("pk", CharField())).values("key"),
    )


def _counted(references: QuerySet[ReferenceIndex]) -> dict[int, int]:
    rows = references.values("to_object_id").annotate(links=Count("object_id", distinct=True))
    return {int(pk): links for pk, links in rows.values_list("to_object_id", "links")}


def importance_of(page_id: int, depth: int, links: int, menu: set[int]) -> Importance:
    """Return the importance of a page."""
    if depth <= FRONT or page_id in menu:
        return Importance.FIRST
    if depth == SECTION or links >= OFTEN:
        return Importance.SECOND
    return Importance.THIRD


def weigh_again() -> None:
    """Find the importance of all pages anew, after the menu changed. Four queries."""
    menu = in_the_menu()
    links = _counted(_references())
    changed = []
    for original in Original.objects.exclude(page=None).select_related("page"):
        page: Any = original.page
        number = links.get(page.pk, 0)
        importance = importance_of(page.pk, page.depth, number, menu)
        if (original.links, original.importance) != (number, importance):
            original.links, original.importance = number, importance
            changed.append(original)
    Original.objects.bulk_update(changed, ["links", "importance"], batch_size=500)


def _collect(raw: Any, found: set[int]) -> None:
    if isinstance(raw, dict):
        if isinstance(raw.get("page"), int):
            found.add(raw["page"])
        for value in raw.values():
            _collect(value, found)
    elif isinstance(raw, list):
        for value in raw:
            _collect(value, found)
