"""Looks words up in PostgreSQL: `tsvector`, which its GIN index finds."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from portal.catalogue.clauses import Clause
from portal.catalogue.models import Index, Lookup
from portal.catalogue.reading import Contents
from portal.catalogue.vectors import IN_HEAD, IN_TITLE, quoted, vector_of

WEIGHTS = "{0.15, 0.3, 0.6, 1.0}"
"""What a word counts in a file, in the text, in the summary, in a title."""


def write(pages: Sequence[Contents]) -> None:
    """Write down the words of pages anew: three queries."""
    rows = [(contents.page, vector_of(contents)) for contents in pages if not contents.is_alias]
    if not rows:
        return
    keys = [page for page, _words in rows]
    Lookup.objects.filter(page__in=keys).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO catalogue_index (page_id, vector) "
            "SELECT page_id, words::tsvector "
            "FROM unnest(%s::int[], %s::text[]) AS given(page_id, words) "
            "ON CONFLICT (page_id) DO UPDATE SET vector = EXCLUDED.vector",
            [keys, [words for _page, words in rows]],
        )
    # New rows: the index reads the words when a row is written, and never again.
    Lookup.objects.bulk_create([Lookup(page_id=page) for page in keys])


def listed(words: Sequence[str]) -> RawSQL:
    """Return a list of many words to ask `__in` of.

    Words that stand in the query itself, and a few in a list too, PostgreSQL looks up one by one in
    an index of trigrams where there is one: 2,000 words took it thirteen seconds. No index has this
    collation, by which the same words are equal.
    """
    return RawSQL('SELECT unnest(%s::text[]) COLLATE "C"', [list(words)])


def forget(pages: Sequence[int]) -> None:
    """Take the words of pages away."""
    Lookup.objects.filter(page__in=pages).delete()
    Index.objects.filter(page__in=pages).delete()


def matching(
    clauses: Sequence[Clause], operator: str, head: str = "", among: Sequence[int] | None = None
) -> Sequence[int]:
    """Return the keys of the pages that fulfil all clauses, or one of them."""
    if not clauses:
        return []
    asked = tsquery(clauses, operator, head)
    with connection.cursor() as cursor:
        if among is not None:
            cursor.execute(
                "SELECT page_id FROM catalogue_index "
                "WHERE page_id = ANY(%s) AND vector @@ %s::tsquery",
                [list(among), asked],
            )
            return [page for (page,) in cursor.fetchall()]
        cursor.execute(
            # One value instead of a row for each page: there may be hundreds of thousands.
            "SELECT string_agg(int4send(page_id::int4), ''::bytea) FROM catalogue_lookup "
            "WHERE catalogue_words_of(page_id) @@ %s::tsquery",
            [asked],
        )
        return _unpacked(cursor.fetchone()[0])


def matching_each(clauses: Sequence[Clause], most: int | None = None) -> list[Sequence[int]]:
    """Return the keys of the pages that fulfil each of the clauses: one query for all."""
    if not clauses:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT string_agg(int4send(page_id::int4), ''::bytea) FROM ("
            "SELECT page_id FROM catalogue_lookup "
            "WHERE catalogue_words_of(page_id) @@ asked::tsquery LIMIT %s) AS sample) "
            "FROM unnest(%s::text[]) WITH ORDINALITY AS given(asked, place) ORDER BY place",
            [most, [tsquery([clause], "and") for clause in clauses]],
        )
        return [_unpacked(packed) for (packed,) in cursor.fetchall()]


def _unpacked(packed: Any) -> Sequence[int]:
    found = array("i")
    if packed:
        found.frombytes(bytes(packed))
        found.byteswap()  # PostgreSQL sends the first byte first
    return found


def rated(pages: Sequence[int], clauses: Sequence[Clause]) -> list[tuple[int, float, date, bool]]:
    """Return how well each of the pages answers, its day, and whether it is kept for the record."""
    if not pages:
        return []
    given: dict[str, Any] = {
        "weights": WEIGHTS,
        "any": tsquery(clauses, "or"),
        "all": tsquery(clauses, "and"),
        "title": tsquery(clauses, "and", IN_TITLE),
        "head": tsquery(clauses, "and", IN_HEAD),
        "row": in_a_row(clauses),
        "pages": list(pages),
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entry.page_id, COALESCE(ts_rank(%(weights)s, words, %(any)s::tsquery, 1) "
            "+ 0.3 * (words @@ %(all)s::tsquery)::int "
            "+ 0.4 * (words @@ %(title)s::tsquery)::int "
            "+ 0.2 * (words @@ %(head)s::tsquery)::int "
            "+ 0.2 * (words @@ %(row)s::tsquery)::int, 0), dated, archived "
            "FROM catalogue_entry AS entry LEFT JOIN (catalogue_index AS known "
            # Read once from where PostgreSQL keeps long values, not for each condition.
            "CROSS JOIN LATERAL (SELECT vector || ''::tsvector AS words OFFSET 0) AS unpacked) "
            "ON known.page_id = entry.page_id "
            "WHERE entry.page_id = ANY(%(pages)s)",
            given,
        )
        return list(cursor.fetchall())


def tsquery(clauses: Sequence[Clause], operator: str, head: str = "") -> str:
    """Return clauses in PostgreSQL's own writing.

    "and" wants all of them, "or" one. With "~" a title is as good as a summary.
    """
    sign = " & " if operator == "and" else " | "
    marks = {"": ("",), IN_TITLE: (IN_TITLE,), IN_HEAD: (IN_TITLE, IN_HEAD)}[head]
    return sign.join(
        "(" + " | ".join(_way(way, clause, mark) for mark in marks for way in clause.ways) + ")"
        for clause in clauses
    )


def in_a_row(clauses: Sequence[Clause]) -> str:
    """Return the question whether the words follow each other, as somebody typed them."""
    return " <-> ".join(
        "(" + " | ".join(_way(way, clause, "") for way in clause.ways) + ")" for clause in clauses
    )


def _way(way: Sequence[str], clause: Clause, mark: str) -> str:
    ending = ":*" if clause.prefix else ""
    # Marked words have no places, so they cannot follow each other.
    between = " & " if mark else " <-> "
    return "(" + between.join(quoted(mark + word) for word in way) + ending + ")"
