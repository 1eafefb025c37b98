"""Writers meet, fail or are taken back: no page comes back that was taken down, no note is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction
from wagtail.models import Locale, Page

from home.models import HomePage
from portal.catalogue import noting, writing
from portal.catalogue.engines import engine
from portal.catalogue.models import Entry, KnownWord, Text
from portal.catalogue.vocabulary import Vocabulary
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory
from tests.factories.tasks import run_queued

from .conftest import answer


@pytest.fixture
def shelf(transactional_db):
    """A library in a database that was emptied after the test before."""
    locale = Locale.objects.get_or_create(language_code="en")[0]
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    home = root.add_child(instance=HomePage(title="Home", slug="front", locale=locale))
    return ResourceIndexPageFactory(parent=home)


@pytest.mark.postgres
def test_who_read_a_page_before_it_was_taken_down_does_not_bring_it_back(shelf, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: SQLite has one writer")
    page = ResourcePageFactory(parent=shelf, title="Old")
    Page.objects.filter(pk=page.pk).update(title="New")
    has_read, taken_down = Event(), Event()
    contents_of = writing.contents_of

    class Stale(Vocabulary):
        """Marks the writer that reads before the page is taken down and writes after."""

    def read_slowly(keys, vocabulary):
        found = contents_of(keys, vocabulary)
        if isinstance(vocabulary, Stale):
            has_read.set()
            # With turns the other one cannot be done; without them it is at once.
            taken_down.wait(0.5)
        return found

    monkeypatch.setattr(writing, "contents_of", read_slowly)

    def write_stale():
        try:
            with transaction.atomic():
                writing._write([page.translation_key], Stale())
        finally:
            connection.close()

    def take_down():
        try:
            has_read.wait(5)
            Page.objects.get(pk=page.pk).specific.unpublish()
            taken_down.set()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as writers:
        for done in [writers.submit(write_stale), writers.submit(take_down)]:
            done.result(timeout=20)
    assert not Entry.objects.filter(page=page, gone=False).exists()
    assert not Text.objects.filter(page=page).exists()


@pytest.mark.django_db
def test_a_savepoint_that_is_taken_back_takes_no_note_of_another_page_along(library, english):
    one, two = (ResourcePageFactory(parent=library, title=f"Guide {name}") for name in "ab")
    assert answer("guide", english).count == 2
    Page.objects.filter(pk=one.pk).update(title="Renamed")
    noting.note([one.translation_key])
    with transaction.atomic():
        two.unpublish()
        assert answer("renamed", english).count == 1  # asked, and so written, inside
        transaction.set_rollback(True)
    noting._settle_at_end()
    assert Text.objects.get(page=one).title == "Renamed"
    assert Text.objects.get(page=two).title == "Guide b"


def test_what_could_not_be_written_is_left_to_the_worker(shelf, monkeypatch):
    page = ResourcePageFactory(parent=shelf, title="Old")
    with monkeypatch.context() as broken:

        def fail(keys):
            raise ZeroDivisionError

        broken.setattr(noting, "write", fail)
        with transaction.atomic():
            Page.objects.filter(pk=page.pk).update(title="New")
            noting.note([page.translation_key])
    assert Text.objects.get(page=page).title == "Old"
    assert run_queued(noting.write_keys) == 1
    assert Text.objects.get(page=page).title == "New"


@pytest.mark.postgres
def test_words_are_not_looked_up_one_by_one_among_trigrams(shelf):
    """Where the planner knows the table it takes that index for a few words: 8 ms for each."""
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: SQLite has no such index")
    KnownWord.objects.bulk_create(
        KnownWord(locale=shelf.locale, folded=f"w{n:x}rd", written="x", stem="x")
        for n in range(3000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE catalogue_knownword")
    words = engine().listed([f"w{n}ord" for n in range(12)])
    plan = KnownWord.objects.filter(locale=shelf.locale, folded__in=words).explain()
    assert "alike" not in plan
