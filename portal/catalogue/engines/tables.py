"""What migrations make beside the models' tables: the indexes that look words up.

Called by `migrations/0001_initial.py`; safe to run twice.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

POSTGRES = (
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


LOOKUP = (
    "DROP INDEX IF EXISTS catalogue_index_vector",
    # Immutable for as long as a row of catalogue_lookup lives: `engines.postgres.write` makes a new
    # one whenever the words change. The schema is named, since a restore has no search path.
    "CREATE OR REPLACE FUNCTION catalogue_words_of(page bigint) RETURNS tsvector LANGUAGE sql "
    "IMMUTABLE STRICT PARALLEL SAFE AS "
    "'SELECT vector FROM {schema}.catalogue_index WHERE page_id = page'",
    "INSERT INTO catalogue_lookup (page_id) SELECT page_id FROM catalogue_index "
    "ON CONFLICT DO NOTHING",
    "CREATE INDEX IF NOT EXISTS catalogue_lookup_words ON catalogue_lookup "
    # What was written last is looked through word by word: let it not become much.
    "USING gin (catalogue_words_of(page_id)) WITH (gin_pending_list_limit = 512)",
)
"""An index of the words of one table on the small rows of another."""


def make_lookup(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of words on PostgreSQL."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        schema = cursor.fetchone()[0]
    for statement in LOOKUP:
        schema_editor.execute(statement.replace("{schema}", schema))


def drop_lookup(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS catalogue_lookup_words")
        schema_editor.execute("DROP FUNCTION IF EXISTS catalogue_words_of(bigint)")
