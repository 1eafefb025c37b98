"""What a page asks the database can be answered by indexes, so that it never reads all pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.taxonomy.models import Facet
from tests.factories.programs import TermFactory
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory

READS_ALL = ("Seq Scan on wagtailcore_page", "Seq Scan on resources_resourcepage")


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="other databases plan otherwise")
def test_no_public_page_of_the_library_reads_all_pages(site_root, client):
    terms = {"subjects": [TermFactory(facet=Facet.SUBJECT)]}
    library = ResourceIndexPageFactory(parent=site_root)
    pages = ResourcePageFactory.create_batch(3, parent=library, languages=["en"], **terms)
    addresses = [site_root.url, library.url, pages[0].url]
    for address in addresses:
        assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        for address in addresses:
            client.get(address)
    with connection.cursor() as cursor:
        # With so few rows the planner would read them all; so it does what it can without that.
        cursor.execute("SET LOCAL enable_seqscan = off")
        for query in asked.captured_queries:
            if query["sql"].startswith("SELECT"):
                cursor.execute(f"EXPLAIN {query['sql']}")
                plan = "\n".join(line for (line,) in cursor.fetchall())
                assert not any(words in plan for words in READS_ALL), f"{query['sql']}\n{plan}"
