"""Everything that a site holds, to be compared: each table's rows and each file's hash."""

import hashlib
import sqlite3
from pathlib import Path
from typing import Any

import psycopg

TABLES = """
    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
"""
ROWS = """
    SELECT count(*), md5(string_agg(line, chr(10) ORDER BY line))
    FROM (SELECT whole::text AS line FROM TABLE AS whole) AS lines
"""
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences ORDER BY 1"


def rows(url: str) -> dict[str, Any]:
    """Return the number of rows and a hash of them all for every table of a database."""
    if url.startswith("sqlite:"):
        return _rows_of_sqlite(url.removeprefix("sqlite:///"))
    with psycopg.connect(url) as connection:
        found = {
            table: connection.execute(ROWS.replace("TABLE", table)).fetchone()
            for (table,) in connection.execute(TABLES).fetchall()
        }
        return {**found, "sequences": connection.execute(SEQUENCES).fetchall()}


def _rows_of_sqlite(file: str) -> dict[str, Any]:
    with sqlite3.connect(file) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        found = {}
        for (table,) in tables.fetchall():
            rows = sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"')))  # noqa: S608
            found[table] = (len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest())
        return found


def files(folder: Path) -> dict[str, str]:
    """Return the hash of every file of the site's stores."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for store in ("media", "documents")
        for path in sorted((folder / store).rglob("*"))
        if path.is_file()
    }


def names_of_senders(url: str) -> list[str]:
    """Return who wrote to the site, as its database says."""
    query = "SELECT sender_name FROM intake_inquiry"
    if url.startswith("sqlite:"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            return [name for (name,) in connection.execute(query)]
    with psycopg.connect(url) as connection:
        return [name for (name,) in connection.execute(query)]
