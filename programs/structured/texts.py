"""Lists, and stories."""

from typing import Any

from portal.structured import Node, Telling, listed_pages, organization, place, web_page, written
from programs.models import ProgramIndexPage, StoryPage


def collection(page: Any, telling: Telling) -> list[Node]:
    """Describe a list with what it shows."""
    listing = telling.context.get("listing")
    shown = listed_pages(listing.page if listing else [], page, telling)
    return [web_page(page, telling, "CollectionPage", mainEntity=shown)]


def programs(page: ProgramIndexPage, telling: Telling) -> list[Node]:
    """Describe the list of programs."""
    shown = listed_pages(telling.context.get("programs") or [], page, telling)
    return [web_page(page, telling, "CollectionPage", mainEntity=shown)]


def story(page: StoryPage, telling: Telling) -> list[Node]:
    """Describe a story: where it happened, and who is in it."""
    return [
        written(
            page,
            telling,
            contentLocation=place(page.place_name),
            mentions=[
                organization(partner.title, telling.url(partner))
                for partner in page.visible_partners
            ],
        )
    ]
