"""Tells PostgreSQL's planner what tables hold after much was written at once.

Its own daemon looks every minute and sees to it then (https://www.postgresql.org/docs/15/routine-vacuuming.html#VACUUM-FOR-STATISTICS);
until it has, the planner takes full tables for empty ones and reads all of them for one page.
"""

from django.db import connection


def renew_statistics() -> None:
    """Count anew what all tables hold; seconds at a million pages, nothing on SQLite."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
