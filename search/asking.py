"""TEMPORARY: today's search behind the face of the catalogue to come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from portal.listings.filters import Option

from .found import pages_in
from .kinds import KindFilter
from .query import Query


@dataclass(frozen=True)
class Question:
    query: Query
    locale: Locale
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: str = "relevance"


@dataclass(frozen=True)
class FacetCounts:
    name: str
    label: str
    options: list[Option]


@dataclass(frozen=True)
class Answer:
    count: int
    pages: list[Page]
    facets: list[FacetCounts]
    all_words: bool


def ask(question: Question, page: int = 1, per_page: int = 10) -> Answer:
    pages, all_words = pages_in(question.locale, question.query)
    kinds = KindFilter("type", _("Kind"))
    options = kinds.options(pages)
    if question.chosen.get("type"):
        pages = kinds.narrow(pages, question.chosen["type"])
    shown = Paginator(pages, per_page).get_page(page)
    fake = [
        FacetCounts("issue", "Issue", [Option(f"i{n}", w, c) for n,(w,c) in enumerate([("Housing justice",4),("Environmental justice",3),("Food security",2),("Racial justice",2),("Economic justice and very long words",1),("Safety",1),("Climate",1),("Immigration",1),("Transit",1)])]),
        FacetCounts("place", "Place", [Option("mo","Missouri",2),Option("ks","Kansas",1)]),
        FacetCounts("audience", "Audience", [Option("r","Residents",5)]),
        FacetCounts("year", "Year", [Option("2024","2024",2),Option("2023","2023",1)]),
    ] if shown.paginator.count else []
    return Answer(
        shown.paginator.count,
        list(shown),
        [FacetCounts("type", str(kinds.label), options), *fake],
        all_words,
    )


def did_you_mean(query: Query, locale: Locale) -> str:
    from .ways_on import close_terms, terms_to_try

    return next(iter(close_terms(query, terms_to_try(locale))), "")
