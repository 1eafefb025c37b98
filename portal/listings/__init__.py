"""Lists that visitors narrow by links: filters with counts, pages, all of it in the address."""

from .filters import ChoiceFilter, Filter, Option, TermFilter, YearFilter
from .listing import Group, Listing, Narrowing

__all__ = [
    "ChoiceFilter",
    "Filter",
    "Group",
    "Listing",
    "Narrowing",
    "Option",
    "TermFilter",
    "YearFilter",
]
