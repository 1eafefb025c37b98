"""Servers and other processes: who dies, who comes late, who asks at the same time."""

import contextlib
import threading
import time
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import OperationalError, connection, connections, transaction
from django.test import Client
from wagtail.models import Page

from portal.pagecache import changes, copies, middleware, watching
from portal.pagecache.models import Change, Copy, State
from portal.pagecache.starting import Lookout
from portal.pagecache.stores import Place, store
from portal.taxonomy.models import Term
from tests.factories.home import StandardPageFactory
from tests.factories.webinars import home_of_real_transactions

ABOUT = "/en/about/"


@pytest.fixture
def about(site_root, page_cache):
    page = StandardPageFactory(parent=site_root, title="About", slug="about")
    copies.process_changes()
    return page


@pytest.mark.django_db
class TestOneServer:
    """What one server does."""

    def test_it_shows_copies_while_the_database_is_down(self, about, kept, monkeypatch, client):
        """Hardening row 35: fresh ones, and old ones for want of better."""
        before = kept(ABOUT)

        def down(*_given, **_named):
            raise OperationalError("the server is gone")

        key = Copy.objects.get().key
        monkeypatch.setattr(type(connections["default"]), "cursor", down)
        assert client.get(ABOUT).content == before
        store().put_aside([Place(key, f"http://testserver{ABOUT}")])
        visitor = Client(raise_request_exception=False)
        for _visit in range(2):
            old = visitor.get(ABOUT)
            assert (old.status_code, old.content) == (200, before)
            assert "detail=stale" in old["Cache-Status"]
        assert visitor.get("/en/other/").status_code == 503

    def test_others_get_the_old_page_while_one_makes_the_new_one(self, about, kept, client):
        before = kept(ABOUT)
        about.title = "Another"
        about.save_revision().publish()
        copies.process_changes()
        key = Copy.objects.get().key
        assert store().claim(key)
        assert not store().claim(key)
        old = client.get(ABOUT)
        assert old.content == before
        assert old["Cache-Status"].endswith("detail=stale")
        assert old["Cache-Control"] == "no-store", "nor does a cache in front keep it"
        store().release(key)
        assert b"Another" in client.get(ABOUT).content, "the first who comes gets the new one"

    def test_nothing_that_is_too_old_is_shown(self, about, kept, client, settings):
        kept(ABOUT)
        about.title = "Another"
        about.save_revision().publish()
        copies.process_changes()
        settings.PAGE_CACHE = {**settings.PAGE_CACHE, "stale_for": 0}
        assert store().claim(Copy.objects.get().key)
        assert b"Another" in client.get(ABOUT).content

    def test_files_of_another_database_are_no_copies(self, about, kept, client):
        kept(ABOUT)
        Copy.objects.all().delete()
        assert changes.reconcile() == 1
        assert client.get(ABOUT)["Cache-Status"] != "portal; hit"
        assert changes.reconcile() == 0

    def test_a_store_that_several_servers_share(self, about, settings, client):
        settings.CACHES = {
            **settings.CACHES,
            "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "p"},
        }
        settings.PAGE_CACHE = {**settings.PAGE_CACHE, "store": "pages"}
        first = client.get(ABOUT)
        assert client.get(ABOUT)["Cache-Status"] == "portal; hit"
        Page.objects.filter(slug="front").update(seo_title="Front")
        changes.settle()
        assert caches["pages"].get(f"fresh:{Copy.objects.get().key}") is None
        again = client.get(ABOUT)
        assert again.content == first.content
        about.title = "Shared"
        about.save_revision().publish()
        assert copies.process_changes().thrown == {ABOUT}
        assert b"Shared" in client.get(ABOUT).content

    def test_a_fault_of_the_cache_costs_no_page(self, about, client, monkeypatch):
        def full(*_given, **_named):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("portal.pagecache.stores.files._write", full)
        answer = client.get(ABOUT)
        assert answer.status_code == 200
        assert copies.fresh() == set()

    def test_a_folder_that_cannot_be_written_to_costs_no_page(
        self, about, client, settings, monkeypatch
    ):
        settings.PAGE_CACHE = {**settings.PAGE_CACHE, "folder": "/proc/pages"}
        monkeypatch.setattr(connections["default"], "close", lambda: None)  # the test's own
        Lookout().begin()
        answer = client.get(ABOUT)
        assert (answer.status_code, answer.has_header("Cache-Status")) == (200, False)

    @pytest.mark.parametrize("also", ["rename", "unlink"])
    def test_what_cannot_be_put_aside_is_not_shown(self, about, kept, client, monkeypatch, also):
        """A full disk takes no new name; one that became read-only takes nothing at all."""
        kept(ABOUT)
        about.title = "Another"
        about.save_revision().publish()

        def refused(*_given):
            raise OSError(30, "Read-only file system")

        with monkeypatch.context() as broken:
            broken.setattr("os.rename", refused)
            broken.setattr(f"os.{also}", refused)
            with contextlib.suppress(OSError):
                changes.settle()
            for _visit in range(2):
                assert b"Another" in client.get(ABOUT).content
        assert b"Another" in kept(ABOUT)


class TestSeveral:
    """What is committed, and by whom: on databases whose transactions are real."""

    @pytest.fixture
    def about(self, transactional_db, page_cache):
        page = StandardPageFactory(parent=home_of_real_transactions(), title="About", slug="about")
        copies.process_changes()
        return page

    def test_a_commit_puts_aside_at_once(self, about, kept):
        kept(ABOUT)
        with transaction.atomic():
            Page.objects.filter(pk=about.pk).update(title="Soon")
            assert copies.fresh() == {ABOUT}, "not before it is committed"
        assert copies.fresh() == set()
        assert b"Soon" in Client().get(ABOUT).content
        # Outside any transaction.
        kept(ABOUT)
        Page.objects.filter(pk=about.pk).update(title="Now")
        assert copies.fresh() == set()
        assert b"Now" in Client().get(ABOUT).content

    def test_the_request_that_changed_something_asks_again(self, about, kept):
        StandardPageFactory(parent=about.get_parent(), slug="other")
        kept(ABOUT)
        kept("/en/other/")
        with transaction.atomic():
            Page.objects.filter(pk=about.pk).update(title="Soon")
        assert copies.fresh() == set()
        Client().get("/en/no-such-page/").close()
        assert copies.fresh() == {"/en/other/"}

    def test_who_dies_after_the_commit_has_told_all_the_same(self, about, kept, monkeypatch):
        kept(ABOUT)
        with monkeypatch.context() as killed:
            killed.setattr("portal.pagecache.watching._look", lambda: None)
            with transaction.atomic():
                Page.objects.filter(pk=about.pk).update(title="After a death")
        assert copies.fresh() == {ABOUT}
        assert Change.objects.count() == 1
        Lookout().begin()
        assert copies.fresh() == set()
        assert b"After a death" in Client().get(ABOUT).content

    def test_a_statement_that_takes_longer_than_anybody_waits(self, about, kept, monkeypatch):
        """Others take what it announced for a dead process's, and keep the page before."""
        kept(ABOUT)
        look = watching._look

        def look_and_visit():
            look()
            Client().get(ABOUT)

        with monkeypatch.context() as slow:
            slow.setattr(changes, "OPEN_FOR", timedelta(0))
            slow.setattr(watching, "_look", look_and_visit)
            Page.objects.filter(pk=about.pk).update(title="At last")
        assert b"At last" in Client().get(ABOUT).content

    def test_a_row_that_is_made_outside_a_transaction(self, about, kept):
        """SQLite commits it only after its rows were fetched: it stays announced until then."""
        kept(ABOUT)
        term = Term(name="New", slug="new", facet="issue", locale=about.locale)
        term.save()
        assert not Change.objects.filter(is_open=True).exists() or connection.vendor == "sqlite"
        Page.objects.filter(pk=about.pk).exists()
        assert not Change.objects.exists()
        assert b"About" in kept(ABOUT)

    @pytest.mark.postgres
    @pytest.mark.parametrize("guarded", [True, False])
    def test_a_page_begun_before_a_commit_is_not_kept_after_it(
        self, about, kept, monkeypatch, guarded
    ):
        """Two connections; the change is begun first, so its row has the lower key."""
        if connection.vendor != "postgresql":
            pytest.skip("SQLite has one writer, and waits")
        written, read, committed = (threading.Event() for _ in range(3))

        def change():
            with transaction.atomic():
                Page.objects.filter(pk=about.pk).update(title="Committed meanwhile")
                written.set()
                read.wait(10)
            committed.set()
            connection.close()

        other = threading.Thread(target=change)
        other.start()
        written.wait(10)
        # Another change, noted later and committed sooner.
        Page.objects.filter(slug="front").update(seo_title="Front")
        real = middleware.why_not_stored

        def meanwhile(*given):
            read.set()
            committed.wait(10)
            return real(*given)

        monkeypatch.setattr(middleware, "why_not_stored", meanwhile)
        if not guarded:
            monkeypatch.setattr("portal.pagecache.keeping.is_quiet", lambda _number: True)
        old = Client().get(ABOUT).content
        other.join()
        assert b"Committed meanwhile" not in old
        monkeypatch.undo()
        if guarded:
            assert copies.fresh() == set()
        else:
            assert copies.fresh() == {ABOUT}, "the test would see it: without the guard it is kept"

    def test_a_stampede_makes_one_page(self, about, kept, monkeypatch, settings):
        settings.PAGE_CACHE = {**settings.PAGE_CACHE, "wait_for": 5}
        made = []
        get_context = type(about).get_context

        def slowly(page, *given, **named):
            made.append(page)
            time.sleep(0.3)
            return get_context(page, *given, **named)

        monkeypatch.setattr(type(about), "get_context", slowly)
        answers = []

        def visit():
            answers.append(Client().get(ABOUT))
            connection.close()

        visitors = [threading.Thread(target=visit) for _ in range(6)]
        for visitor in visitors:
            visitor.start()
        for visitor in visitors:
            visitor.join()
        assert len({answer.content for answer in answers}) == 1
        assert len(made) == 1
        assert State.objects.number() >= 0
