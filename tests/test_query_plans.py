"""What every page asks is answered by indexes. At a million pages the alternative takes seconds."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.resources import ResourceIndexPageFactory


def test_an_address_is_looked_up_in_an_index(db):
    with connection.cursor() as cursor:
        known = connection.introspection.get_constraints(cursor, "wagtailcore_page")
    assert known["portal_page_addresses"]["columns"] == ["url_path"]


def test_versions_are_asked_for_by_their_key_and_nothing_else(site_root, client):
    library = ResourceIndexPageFactory(parent=site_root)
    assert client.get(library.url).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(library.url)
    versions = [
        query["sql"].split(" WHERE ", 1)[1].replace("(", "")
        for query in asked.captured_queries
        if 'AS "written_in"' in query["sql"]
    ]
    assert versions
    # With an "or" beside it the database reads every page of the site.
    outside = [sql.rpartition("written_in")[2].split('"U0"')[0] for sql in versions]
    assert not any(' OR "wagtailcore_page"."translation_key"' in sql for sql in outside)
