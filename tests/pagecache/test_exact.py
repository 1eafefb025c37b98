"""A copy is thrown away when its page would come out otherwise, and then only."""

import pytest
from django.db import connection, transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from portal.navigation.models import MainMenu, NavigationSettings
from portal.pagecache import copies, middleware, watching
from portal.pagecache.changes import settle
from portal.pagecache.checking import differing
from portal.pagecache.models import Change, Copy
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db

ABOUT, OTHER = "/en/about/", "/en/other/"


@pytest.fixture
def pages(site_root, page_cache):
    """Two articles; the cache has seen that they were made."""
    about = StandardPageFactory(parent=site_root, title="About", slug="about")
    StandardPageFactory(parent=site_root, title="Other", slug="other")
    copies.process_changes()
    return about


def publish(page: Page, **fields: object) -> None:
    """Change a page as staff do."""
    fresh = Page.objects.get(pk=page.pk).specific
    for name, value in fields.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()


def test_the_same_bytes_until_the_page_changes(pages, kept, client):
    first = client.get(ABOUT)
    assert first["Cache-Status"] == "portal; fwd=uri-miss; stored"
    again = client.get(ABOUT)
    assert again["Cache-Status"] == "portal; hit"
    assert again.content == first.content
    assert again["ETag"] == first["ETag"]
    kept(OTHER)

    publish(pages, title="About everything")
    outcome = copies.process_changes()
    assert ABOUT in outcome.thrown
    assert OTHER in outcome.kept, "nothing that it shows has changed"
    assert "About everything" in client.get(ABOUT).content.decode()
    assert client.get(OTHER)["Cache-Status"] == "portal; hit"
    assert differing() == []


def test_a_draft_costs_nothing(pages, kept):
    kept(ABOUT)
    before = Change.objects.count()
    fresh = Page.objects.get(pk=pages.pk).specific
    fresh.title = "Not yet"
    fresh.save_revision()
    assert Change.objects.count() == before
    assert copies.fresh() == {ABOUT}


def test_what_is_written_past_all_models_is_seen(pages, kept, client):
    kept(ABOUT)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET title = 'By hand' WHERE slug = 'about'")
    assert copies.process_changes().thrown == {ABOUT}
    assert "By hand" in client.get(ABOUT).content.decode()


def menu(site_root, label: str) -> MainMenu:
    link = {"label": label, "page": None, "document": None, "url": "https://example.org/"}
    items = [{"type": "item", "value": {"children": [], "link": link}}]
    made = MainMenu(name=label, locale=site_root.locale, items=items)
    made.save()
    made.save_revision().publish()
    return made


def test_a_menu_changes_all_pages_and_one_that_is_not_chosen_none(pages, site_root, kept):
    chosen = NavigationSettings.for_site(site_root.get_site())
    chosen.main_menu = menu(site_root, "The first")
    chosen.save()
    copies.process_changes()
    for address in (ABOUT, OTHER):
        assert b"The first" in kept(address)

    second = menu(site_root, "The second")
    outcome = copies.process_changes()
    assert (outcome.kept, outcome.thrown) == ({ABOUT, OTHER}, set())

    chosen.main_menu = second
    chosen.save()
    assert copies.process_changes().thrown == {ABOUT, OTHER}
    assert b"The second" in kept(OTHER)


def test_what_is_rolled_back_never_happened(pages, kept):
    kept(ABOUT)
    sid = transaction.savepoint()
    Page.objects.filter(pk=pages.pk).update(title="Never")
    transaction.savepoint_rollback(sid)
    assert not Change.objects.exists()
    # The same table in the same transaction, after its note was rolled back.
    Page.objects.filter(pk=pages.pk).update(title="After all")
    assert copies.process_changes().thrown == {ABOUT}


@pytest.mark.parametrize("way", ["unpublished", "restricted", "deleted"])
def test_what_visitors_may_not_read_any_more_is_in_no_store(pages, kept, client, way):
    """Hardening row 8; not even for the time while the database is down."""
    kept(ABOUT)
    page = Page.objects.get(pk=pages.pk).specific
    if way == "unpublished":
        page.unpublish()
    elif way == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    else:
        page.delete()
    copies.process_changes()
    assert not Copy.objects.filter(address__endswith=ABOUT).exists()
    assert client.get(ABOUT).status_code == (302 if way == "restricted" else 404)
    assert ABOUT not in copies.fresh()


def test_a_render_that_a_change_overtakes_is_not_kept(pages, monkeypatch, client, kept):
    keep = middleware.keep

    def late(*args, **kwargs):
        Page.objects.filter(pk=pages.pk).update(title="Meanwhile")
        return keep(*args, **kwargs)

    with monkeypatch.context() as slow:
        slow.setattr(middleware, "keep", late)
        assert "Cache-Status" not in client.get(ABOUT)
    assert copies.fresh() == set()
    assert b"Meanwhile" in kept(ABOUT)


def test_staff_can_prove_it(pages, kept, client, monkeypatch):
    kept(ABOUT)
    assert differing() == []
    # A change that nobody sees: the check must bite.
    monkeypatch.setattr(watching, "written_tables", lambda _sql: frozenset())
    Page.objects.filter(pk=pages.pk).update(title="Unseen")
    assert differing() == [ABOUT]


def test_a_visitor_verifies_what_nobody_has_yet(pages, kept):
    before = kept(ABOUT)
    Page.objects.filter(slug="other").update(title="Another")
    settle()
    assert copies.fresh() == set()
    answer = Client().get(ABOUT)
    assert answer["Cache-Status"] == "portal; hit"
    assert answer.content == before
