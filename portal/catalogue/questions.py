"""What somebody may ask the catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wagtail.models import Locale

from .facets import ALL
from .ordering import RELEVANCE
from .query import Query


@dataclass(frozen=True)
class Scope:
    """Among which pages to look.

    Without anything said: the pages that are written in the reader's language.
    """

    borrowed: bool = False
    """Whether pages count that exist in the source language only, as in most lists."""

    below: int | None = None
    """The key of the page right below which they stand, for a list of its own. Then copies of pages
    in another language count as well, as they stand there."""


@dataclass(frozen=True)
class Question:
    """What somebody wants to see: words, answers to questions, the order."""

    query: Query
    locale: Locale
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: str = RELEVANCE
    scope: Scope = field(default_factory=Scope)
    facets: Sequence[str] = ALL
    """The questions whose answers are counted and may be chosen."""
