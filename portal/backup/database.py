"""The database as one file: PostgreSQL by `pg_dump`, SQLite by its own copy of a live one."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

from . import programs
from .failing import BackupError

POSTGRES, SQLITE = "database.dump", "database.sqlite3"
"""The name in a backup tells what it is a copy of."""

TEMPORARY = ".unfinished-backup-"


def file_name() -> str:
    """Return the name that this site's database has in a backup."""
    return POSTGRES if connection.vendor == "postgresql" else SQLITE


def version() -> int:
    """Return the version of the database: PostgreSQL's major number, or SQLite's 3."""
    return major() if connection.vendor == "postgresql" else 3


def major() -> int:
    """Return PostgreSQL's major number, of the server in use."""
    connection.ensure_connection()
    return int(connection.pg_version) // 10_000  # type: ignore[attr-defined]  # PostgreSQL has it


class Moment:
    """The database as it was at one moment: its rows, and a copy of all of it."""

    def __init__(self, cursor: CursorWrapper) -> None:
        self.cursor = cursor

    def copy(self, target: BinaryIO) -> None:
        """Write the copy into an open file. Raises OSError and BackupError."""
        raise NotImplementedError


class PostgresMoment(Moment):
    """A snapshot that several connections share."""

    def copy(self, target: BinaryIO) -> None:
        """Have `pg_dump` write what this connection sees, in PostgreSQL's custom format."""
        self.cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = self.cursor.fetchone()
        programs.run(
            "pg_dump",
            *("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"),
            major=major(),
            database=True,
            stdout=target,
        )


class SqliteMoment(Moment):
    """A read of SQLite: in its log mode (WAL) others go on writing meanwhile."""

    def copy(self, target: BinaryIO) -> None:
        """Copy by SQLite's backup interface."""
        with tempfile.NamedTemporaryFile(prefix=TEMPORARY, dir=settings.VAR_DIR) as file:
            copy = sqlite3.connect(file.name)
            try:
                self.cursor.connection.backup(copy)
                # A copy is one file: what reads it need not be able to write beside it.
                copy.execute("PRAGMA journal_mode=DELETE")
            finally:
                copy.close()
            with Path(file.name).open("rb") as whole:
                shutil.copyfileobj(whole, target)


@contextmanager
def one_moment() -> Iterator[Moment]:
    """Yield the database as it is now, and goes on being inside the block. Nobody has to wait."""
    with connection.cursor() as cursor:
        # Not `atomic()`: on SQLite that would keep others from writing (portal/settings/base.py).
        if connection.vendor == "postgresql":
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            moment: Moment = PostgresMoment(cursor)
        else:
            cursor.execute("BEGIN DEFERRED")
            moment = SqliteMoment(cursor)
        try:
            yield moment
        finally:
            cursor.execute("ROLLBACK")


def check(file: Path) -> list[str]:
    """Return what is wrong with the copy of a database; nothing when it can be read."""
    if file.name == SQLITE:
        copy = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
        try:
            said = [row[0] for row in copy.execute("PRAGMA quick_check")]
        except sqlite3.DatabaseError as error:
            said = [str(error)]
        finally:
            copy.close()
        return [] if said == ["ok"] else [f"{file.name}: {said[0]}"]
    try:
        programs.run("pg_restore", "--list", str(file), major=0, database=False)
    except BackupError as error:
        return [f"{file.name}: {error}"]
    return []


def is_empty() -> bool:
    """Whether the database has no table yet."""
    return not connection.introspection.table_names()


def restore(file: Path) -> None:
    """Bring a copy into the empty database, all of it or nothing. Raises BackupError."""
    if file.name != file_name():
        raise BackupError(
            f"The backup has {file.name}, and the database of this site is {connection.vendor}. "
            "Set DATABASE_URL to an empty database of the same kind."
        )
    if connection.vendor == "postgresql":
        programs.run(
            "pg_restore",
            *("--no-owner", "--no-privileges", "--no-comments", "--single-transaction"),
            *("--exit-on-error", str(file)),
            major=major(),
            database=True,
        )
        return
    connection.ensure_connection()
    copy = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    try:
        copy.backup(connection.connection)
    finally:
        copy.close()
        connection.close()
