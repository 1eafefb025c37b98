"""Looks for a text in every column of every table of the database, whatever they are."""

from django.db import connection


def places_with(text: str) -> list[str]:
    """Return where a text stands, as "table.column"; the case of its letters counts for nothing.

    It asks the database for its tables, so it also sees those that no model knows: indexes of the
    search, queues, tables that somebody forgot.
    """
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                if _holds(cursor, table, column.name, text):
                    found.append(f"{table}.{column.name}")
    return found


def _holds(cursor, table: str, column: str, text: str) -> bool:
    quote = connection.ops.quote_name
    cursor.execute(
        f"SELECT 1 FROM {quote(table)} "  # noqa: S608 (names from the database itself)
        f"WHERE LOWER(CAST({quote(column)} AS TEXT)) LIKE LOWER(%s) LIMIT 1",
        [f"%{text}%"],
    )
    return cursor.fetchone() is not None
