"""What migrations make beside the models' tables: the indexes that look words up.

Called by `migrations/0001_initial.py`; safe to run twice.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

POSTGRES = (
    # The vectors are kept apart from the rows, so that counting reads small rows only.
    "ALTER TABLE catalogue_index SET (toast_tuple_target = 128)",
    "CREATE INDEX IF NOT EXISTS catalogue_index_vector ON catalogue_index USING gin (vector)",
    "CREATE INDEX IF NOT EXISTS catalogue_knownword_alike ON catalogue_knownword "
    "USING gin (folded gin_trgm_ops)",
    "CREATE INDEX IF NOT EXISTS catalogue_entry_title_begins ON catalogue_entry "
    "(title_key varchar_pattern_ops, page_id)",
)

SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS catalogue_words USING fts5("
    "title, head, body, files, tokenize = 'unicode61 remove_diacritics 0')",
    "CREATE TRIGGER IF NOT EXISTS catalogue_words_forgotten AFTER DELETE ON catalogue_index "
    "BEGIN DELETE FROM catalogue_words WHERE rowid = old.page_id; END",
)


def make_tables(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make what the database at hand looks words up with."""
    vendor = schema_editor.connection.vendor
    for statement in POSTGRES if vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop_tables(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again; what belongs to a model's table goes with that."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS catalogue_words_forgotten")
        schema_editor.execute("DROP TABLE IF EXISTS catalogue_words")
