"""The two databases' ways of looking words up."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from django.db import connection
from django.db.models.expressions import RawSQL

from portal.catalogue.clauses import Clause
from portal.catalogue.reading import Contents

from . import postgres, sqlite

Rated = tuple[int, float, date, bool]
"""A page, what it is worth as an answer (more is better, the best about 1; 0 without any of the
words), its day, and whether it is kept for the record only."""


class Engine(Protocol):
    """What each of the modules here can do."""

    def write(self, pages: Sequence[Contents]) -> None:
        """Write down the words of pages anew."""

    def forget(self, pages: Sequence[int]) -> None:
        """Take the words of pages away."""

    def matching(
        self,
        clauses: Sequence[Clause],
        operator: str,
        head: str = "",
        among: Sequence[int] | None = None,
    ) -> Sequence[int]:
        """Return the keys of the pages that fulfil all clauses ("and"), or one of them ("or").

        `head` narrows to titles ("^"), or to titles, summaries and the vocabulary ("~"); `among`
        to some pages, which are looked at one by one.
        """

    def matching_each(
        self, clauses: Sequence[Clause], most: int | None = None
    ) -> list[Sequence[int]]:
        """Return the keys of the pages that fulfil each of the clauses: one query for all.

        Any `most` of them where that is given.
        """

    def rated(self, pages: Sequence[int], clauses: Sequence[Clause]) -> list[Rated]:
        """Return how well each of the pages that have an entry answers, and how old it is."""

    def listed(self, words: Sequence[str]) -> RawSQL:
        """Return a list of many words to ask `__in` of, which is one value of the query."""


def engine() -> Engine:
    """Return the way of the database that we have."""
    return postgres if connection.vendor == "postgresql" else sqlite
