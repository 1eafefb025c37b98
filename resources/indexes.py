"""Indexes of resources that Django's models cannot state for both databases.

Called by `migrations/0001_initial.py`; safe to run twice.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NEWEST = (
    "CREATE INDEX IF NOT EXISTS resources_newest ON resources_resourcepage "
    "(published_on DESC NULLS LAST)"
)
"""Lists of the newest walk along it and stop, however many resources there are.

SQLite sorts the few that it has: it knows no index with the undated ones last.
"""


def make_indexes(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make them on PostgreSQL."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NEWEST)


def drop_indexes(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS resources_newest")
