"""Looks words up in SQLite: its full-text index FTS5, filled with stems."""

from collections.abc import Sequence

from django.db import connection

from portal.catalogue.clauses import Clause
from portal.catalogue.models import Index
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


def forget(pages: Sequence[int]) -> None:
    """Take the words of pages away; a trigger takes them out of the full-text index."""
    Index.objects.filter(page__in=pages).delete()


def matching(clauses: Sequence[Clause], operator: str, head: str = "") -> Sequence[int]:
    """Return the keys of the pages that fulfil all clauses, or one of them."""
    if not clauses:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s",  # noqa: S608
            [match(clauses, operator, head)],
        )
        return [page for (page,) in cursor.fetchall()]


def scores(pages: Sequence[int], clauses: Sequence[Clause]) -> dict[int, float]:
    """Return how well each of the pages answers; larger is better.

    FTS5 gives its own measure (BM25), here brought between 0 and 1, and the same additions are
    made as on PostgreSQL.
    """
    if not clauses:
        return {}
    wanted = set(pages)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid, bm25({TABLE}, 8.0, 4.0, 2.0, 1.0) "  # noqa: S608
            f"FROM {TABLE} WHERE {TABLE} MATCH %s",
            [match(clauses, "or")],
        )
        measured = {page: -value for page, value in cursor.fetchall() if page in wanted}
    best = max(measured.values(), default=0) or 1
    added = [
        (0.3, set(matching(clauses, "and"))),
        (0.4, set(matching(clauses, "and", IN_TITLE))),
        (0.2, set(matching(clauses, "and", IN_HEAD))),
    ]
    return {
        page: value / best + sum(worth for worth, among in added if page in among)
        for page, value in measured.items()
    }


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
