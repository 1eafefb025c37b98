"""Finds published pages and counts them: the one thing that search and lists ask.

    from portal.catalogue import Question, Query, ask

    answer = ask(Question(Query.from_text("housing"), locale, {"year": ["2024"]}), page=1)

docs/decisions/084 says what it is and why, 085 how it counts a million pages.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .asking import Answer, Asking, answered, ask, elsewhere
    from .facets import FacetCounts, Option
    from .listing import CatalogueListing
    from .moment import one_moment
    from .ordering import NEWEST, RELEVANCE, TITLE
    from .query import Query
    from .questions import Question, Scope
    from .snippets import Piece, Snippet
    from .spelling import did_you_mean
    from .suggesting import Suggestion, suggest

_HOMES = {
    "asking": ["Answer", "Asking", "answered", "ask", "elsewhere"],
    "facets": ["FacetCounts", "Option"],
    "listing": ["CatalogueListing"],
    "moment": ["one_moment"],
    "ordering": ["NEWEST", "RELEVANCE", "TITLE"],
    "query": ["Query"],
    "questions": ["Question", "Scope"],
    "snippets": ["Piece", "Snippet"],
    "spelling": ["did_you_mean"],
    "suggesting": ["Suggestion", "suggest"],
}

__all__ = [
    "NEWEST",
    "RELEVANCE",
    "TITLE",
    "Answer",
    "Asking",
    "CatalogueListing",
    "FacetCounts",
    "Option",
    "Piece",
    "Query",
    "Question",
    "Scope",
    "Snippet",
    "Suggestion",
    "answered",
    "ask",
    "did_you_mean",
    "elsewhere",
    "one_moment",
    "suggest",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for: models load after apps, and this package is an app."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f".{home}", __name__), name)
    raise AttributeError(name)
