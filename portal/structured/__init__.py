"""What search engines read of a page: JSON-LD in the words of schema.org (docs/decisions/121).

The ground knows no page types. An app describes its own, beside its models, and says so from its
AppConfig.ready():

    describe(StoryPage, story)

A description says what the page shows to every visitor and nothing else. It takes what the page's
view has read already, so that it costs no query.
"""

from .graph import Telling, describe, graph
from .nodes import Node, listed_pages, organization, person, picture, place, web_page, written

__all__ = [
    "Node",
    "Telling",
    "describe",
    "graph",
    "listed_pages",
    "organization",
    "person",
    "picture",
    "place",
    "web_page",
    "written",
]
