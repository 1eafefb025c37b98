"""Which page types are described, and the whole description of one page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from portal.pages import BasePage

Node = dict[str, Any]


@dataclass(frozen=True)
class Telling:
    """What a description may use: the request, what the view has read, and the site's name."""

    request: HttpRequest
    context: Mapping[str, Any]
    site_name: str

    def url(self, page: Any) -> str:
        """Return the full address of a page."""
        return page.get_full_url(self.request) or ""

    def absolute(self, address: str) -> str:
        """Return the full form of an address on this site; another site's as it is."""
        return self.request.build_absolute_uri(address)


Description = Callable[[Any, Telling], Sequence[Node]]

_descriptions: dict[type[BasePage], Description] = {}


def describe(model: type[BasePage], description: Description) -> None:
    """Describe the pages of a type. The first node is the page itself or what it is about."""
    _descriptions[model] = description


def described_types() -> set[type[BasePage]]:
    """Return the page types that are described."""
    return set(_descriptions)


def graph(page: BasePage, telling: Telling) -> Node | None:
    """Return everything that is said of a page, in its language.

    None for a type that nobody describes, and for an alias: its text is another page's.
    """
    description = _descriptions.get(type(page))
    if description is None or page.alias_of_id:
        return None
    nodes = [*description(page, telling), *_trail(page, telling)]
    return {"@context": "https://schema.org", "@graph": [without_empty(node) for node in nodes]}


def _trail(page: BasePage, telling: Telling) -> list[Node]:
    """Return the way from the front page to this one, as the breadcrumbs show it."""
    above = page.open_above if page.depth > 2 else []
    if not above:
        return []
    return [
        {
            "@type": "BreadcrumbList",
            "@id": f"{telling.url(page)}#trail",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": number,
                    "name": entry.title,
                    "item": telling.url(entry),
                }
                for number, entry in enumerate([*above, page], 1)
            ],
        }
    ]


def without_empty(value: Any) -> Any:
    """Return a node without what says nothing: None, empty texts, lists and nodes."""
    if isinstance(value, dict):
        kept = {key: without_empty(entry) for key, entry in value.items()}
        kept = {key: entry for key, entry in kept.items() if entry not in (None, "", [], {})}
        # A node of which nothing but its kind is known says nothing.
        return {} if set(kept) == {"@type"} else kept
    if isinstance(value, list | tuple):
        return [entry for entry in map(without_empty, value) if entry not in (None, "", [], {})]
    return value
