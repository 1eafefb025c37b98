"""Fills what search keeps about the corpus, set by set instead of page by page."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from resources.models import ResourcePage

MOST_INDEXED_ONE_BY_ONE = 3_000

STOCK = """
INSERT INTO wagtailsearch_indexentry
  (object_id, content_type_id, title_norm, title, autocomplete, body, title_text, body_text)
SELECT id::text, %(kind)s, 1.0, to_tsvector(title), to_tsvector('simple', title),
       to_tsvector(body), title, body
FROM (
  SELECT page.id, page.title,
    concat_ws(' ', resource.summary, resource.subtitle, resource.publisher,
    regexp_replace(resource.body::text, '<[^>]+>|"(type|id|value)": "[^"]*"', ' ', 'g')) AS body
  FROM wagtailcore_page page JOIN resources_resourcepage resource ON resource.page_ptr_id = page.id
  WHERE NOT EXISTS (SELECT 1 FROM wagtailsearch_indexentry entry
    WHERE entry.content_type_id = %(kind)s AND entry.object_id = page.id::text)
) texts
"""
"""The entries that Wagtail's own search keeps, in the shape in which it writes them."""


def fill() -> Iterator[str]:
    """Fill all indexes; yield what was done after each."""
    if ResourcePage.objects.count() <= MOST_INDEXED_ONE_BY_ONE:
        call_command("wagtail_update_index", verbosity=0)
        yield "Wagtail's index filled by its own command"
    else:
        _stock_by_set()
        yield "Wagtail's index filled by one statement"


def _stock_by_set() -> None:
    kind = ContentType.objects.get_for_model(ResourcePage).pk
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes "
            "WHERE tablename = 'wagtailsearch_indexentry' AND indexdef NOT LIKE 'CREATE UNIQUE%%'"
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        cursor.execute(STOCK, {"kind": kind})
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute("ANALYZE wagtailsearch_indexentry")
