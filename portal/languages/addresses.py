"""The index by which `portal.serving` finds a page by its address: Wagtail has none.

Called by `migrations/0002_addresses.py`; safe to run twice.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAME = "portal_page_addresses"


def make_index(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make it; on PostgreSQL of hashes, since addresses may be longer than a tree takes."""
    kind = "USING hash" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(
        f"CREATE INDEX IF NOT EXISTS {NAME} ON wagtailcore_page {kind} (url_path)"
    )


def drop_index(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    schema_editor.execute(f"DROP INDEX IF EXISTS {NAME}")
