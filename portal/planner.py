"""Tells PostgreSQL's planner what tables hold after much was written at once.

Its own daemon looks every minute and sees to it then (https://www.postgresql.org/docs/15/routine-vacuuming.html#VACUUM-FOR-STATISTICS);
until it has, the planner takes full tables for empty ones and reads all of them for one page.
"""

from django.db import connection


def renew_statistics() -> None:
    """Count anew what all tables hold; seconds at a million pages, nothing on SQLite.

    Only those of this database: PostgreSQL's own are shared with others, which would have to wait.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            names = connection.introspection.table_names(cursor)
            cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, names))}")
