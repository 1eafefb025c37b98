"""Looks words up in SQLite: its full-text index FTS5, filled with stems."""

import json
from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.db.models.expressions import RawSQL

from portal.catalogue.clauses import Clause
from portal.catalogue.models import Entry, Index
from portal.catalogue.reading import Contents
from portal.catalogue.vectors import IN_HEAD, IN_TITLE, columns_of

TABLE = "catalogue_words"
COLUMNS = {"": "", IN_TITLE: "{title} : ", IN_HEAD: "{title head} : "}


def write(pages: Sequence[Contents]) -> None:
    """Write down the words of pages anew."""
    forget([contents.page for contents in pages])
    rows = [(contents.page, *columns_of(contents)) for contents in pages if not contents.is_alias]
    Index.objects.bulk_create([Index(page_id=row[0]) for row in rows])
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE} (rowid, title, head, body, files) "  # noqa: S608 - our own name
            "VALUES (%s, %s, %s, %s, %s)",
            rows,
        )


def listed(words: Sequence[str]) -> RawSQL:
    """Return a list of many words to ask `__in` of."""
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(words))])


def forget(pages: Sequence[int]) -> None:
    """Take the words of pages away; a trigger takes them out of the full-text index."""
    Index.objects.filter(page__in=pages).delete()


def matching(
    clauses: Sequence[Clause], operator: str, head: str = "", among: Sequence[int] | None = None
) -> Sequence[int]:
    """Return the keys of the pages that fulfil all clauses, or one of them."""
    if not clauses:
        return []
    asked = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608 - our own name
    given = [match(clauses, operator, head)]
    if among is not None:
        asked += " AND rowid IN (SELECT value FROM json_each(%s))"
        given.append(json.dumps(list(among)))
    with connection.cursor() as cursor:
        cursor.execute(asked, given)
        return [page for (page,) in cursor.fetchall()]


def matching_each(clauses: Sequence[Clause], most: int | None = None) -> list[Sequence[int]]:
    """Return the keys of the pages that fulfil each of the clauses: one query for all."""
    found: list[list[int]] = [[] for _clause in clauses]
    some = f"SELECT %s AS at, rowid FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT %s"  # noqa: S608 - our own name
    one = f"SELECT at, rowid FROM ({some})"  # noqa: S608 - as above
    limit = -1 if most is None else most
    given = [
        value for at, clause in enumerate(clauses) for value in (at, match([clause], "and"), limit)
    ]
    if clauses:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(one for _clause in clauses), given)
            for at, page in cursor.fetchall():
                found[at].append(page)
    return list(found)


def rated(pages: Sequence[int], clauses: Sequence[Clause]) -> list[tuple[int, float, date, bool]]:
    """Return how well each of the pages answers, its day, and whether it is kept for the record."""
    worth = _scores(pages, clauses)
    entries = Entry.objects.filter(page__in=pages).values_list("page_id", "dated", "archived")
    return [(page, worth.get(page, 0.0), dated, archived) for page, dated, archived in entries]


def _scores(pages: Sequence[int], clauses: Sequence[Clause]) -> dict[int, float]:
    """Return how well each of the pages answers; larger is better.

    FTS5 gives its own measure (BM25), here brought between 0 and 1, and the same additions are
    made as on PostgreSQL.
    """
    if not clauses or not pages:
        return {}
    wanted = set(pages)
    parts = [
        (0.3, match(clauses, "and")),
        (0.4, match(clauses, "and", IN_TITLE)),
        (0.2, match(clauses, "and", IN_HEAD)),
        # BM25 gives next to nothing for a word that most pages have, wherever it stands.
        *((0.6 / len(clauses), match([clause], "and", IN_TITLE)) for clause in clauses),
    ]
    # One question to the database: how good, and for each part "also there".
    also = f"SELECT rowid, NULL, %s FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608 - our own name
    measure = f"SELECT rowid, bm25({TABLE}, 8.0, 4.0, 2.0, 1.0), 0.0 "
    asked = f"{measure} FROM {TABLE} WHERE {TABLE} MATCH %s UNION ALL " + " UNION ALL ".join(
        also for _part in parts
    )
    measured: dict[int, float] = {}
    added: dict[int, float] = {}
    with connection.cursor() as cursor:
        cursor.execute(asked, [match(clauses, "or"), *(value for part in parts for value in part)])
        for page, value, worth in cursor.fetchall():
            if page in wanted and value is not None:
                measured[page] = -value
            elif page in wanted:
                added[page] = added.get(page, 0.0) + worth
    best = max(measured.values(), default=0) or 1
    return {page: value / best + added.get(page, 0.0) for page, value in measured.items()}


def match(clauses: Sequence[Clause], operator: str, head: str = "") -> str:
    """Return clauses in FTS5's own writing."""
    sign = " AND " if operator == "and" else " OR "
    return sign.join(
        COLUMNS[head] + "(" + " OR ".join(_way(way, clause) for way in clause.ways) + ")"
        for clause in clauses
    )


def _way(way: Sequence[str], clause: Clause) -> str:
    words = " ".join(way).replace('"', '""')
    return f'"{words}"{"*" if clause.prefix else ""}'
