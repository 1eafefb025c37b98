"""The corpus in a database: pages as the site itself would have made them."""

from dataclasses import astuple

import pytest
from django.db import connection
from wagtail.models import Locale, Page

from bench.corpus.rows import write
from portal.catalogue.models import Entry, Index, Text, Value
from portal.catalogue.vectors import vector_of
from portal.catalogue.vocabulary import Vocabulary
from portal.catalogue.writing import contents_of
from resources.models import ResourceIndexPage, ResourcePage
from tests.factories.home import home_in
from tests.factories.resources import ResourceIndexPageFactory

pytestmark = pytest.mark.postgres
PAGES = 400
SAMPLE = ("heat-main", "heat-file", "budget-and-youth-pair", "publisher-1")


@pytest.fixture
def libraries(site_root) -> None:
    for code in ("en", "es", "fr", "ar"):
        locale = Locale.objects.get_or_create(language_code=code)[0]
        home = site_root if locale == site_root.locale else home_in(locale, site_root)
        ResourceIndexPageFactory(parent=home, slug=f"resources-{locale.language_code}")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="COPY is PostgreSQL's")
def test_the_rows_are_those_that_the_site_would_write(libraries, client):
    written = write(PAGES)
    assert written == ResourcePage.objects.count()
    assert not any(Page.find_problems())
    library = ResourceIndexPage.objects.get(locale__language_code="fr")
    assert library.numchild == library.get_children().count() > 40
    page = ResourcePage.objects.get(slug="heat-main", locale=library.locale)
    assert "vagues de chaleur" in client.get(page.url).content.decode()
    assert "vagues de chaleur" in client.get(f"{library.url}?sort=title").content.decode()
    keys = ResourcePage.objects.filter(slug__in=SAMPLE).values_list("translation_key", flat=True)
    contents = contents_of(list(keys), Vocabulary())
    assert len(contents) == 4 * len(SAMPLE)
    for each in contents:
        entry, text = Entry.objects.get(pk=each.page), Text.objects.get(pk=each.page)
        assert (text.body, text.terms, text.summary) == (each.body, each.terms, each.summary)
        assert text.files == [list(astuple(file)) for file in each.files]
        answers = Value.objects.filter(pk__in=map(int, entry.values.split()))
        assert set(answers.values_list("facet", "value")) == each.answers
        assert (entry.dated, entry.title_key) == (each.dated, each.title_key)
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::tsvector::text", [vector_of(each)])
            assert cursor.fetchone()[0] == Index.objects.get(pk=each.page).vector
