"""Indexes of Wagtail's table of pages that Wagtail does not make, for a million of them.

Called by `migrations/0002_addresses.py`; safe to run twice.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BY_ADDRESS = "portal_page_addresses"
"""`portal.serving` finds a page by its address. Hashes, since addresses may be longer than a tree
of them takes."""

BY_LEVEL = "portal_page_levels"
"""The pages right below a page whose other branches are large: by depth and path."""

BY_FIRST_DAY = "portal_page_first_days"
"""The newest for feeds: the list is walked until there are enough."""

POSTGRES = (
    f"CREATE INDEX IF NOT EXISTS {BY_ADDRESS} ON wagtailcore_page USING hash (url_path)",
    f"CREATE INDEX IF NOT EXISTS {BY_LEVEL} ON wagtailcore_page (depth, path varchar_pattern_ops)",
    f"CREATE INDEX IF NOT EXISTS {BY_FIRST_DAY} ON wagtailcore_page "
    "(first_published_at DESC NULLS LAST)",
)
SQLITE = (f"CREATE INDEX IF NOT EXISTS {BY_ADDRESS} ON wagtailcore_page (url_path)",)


def make_index(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make what the database has a use for."""
    is_large = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRES if is_large else SQLITE:
        schema_editor.execute(statement)


def drop_index(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away again."""
    for name in (BY_ADDRESS, BY_LEVEL, BY_FIRST_DAY):
        schema_editor.execute(f"DROP INDEX IF EXISTS {name}")
