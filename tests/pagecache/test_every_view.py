"""Every public view has copies, or is named here with the reason why it has none."""

import pytest

from portal.pagecache import copies
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory
from tests.rig.outlets import page_routes, public_views

pytestmark = pytest.mark.django_db

NEVER = {
    "django.views.static.serve": "files, which web servers serve",
    "portal.accounts.one_door.to_the_door": "leads each to where they wanted to go",
    "portal.intake.sender.adding.adding": "of one sender",
    "portal.intake.sender.confirming.confirming": "of one sender",
    "portal.intake.sender.status.status": "of one sender",
    "portal.intake.sender.withdrawing.withdrawing": "of one sender",
    "portal.languages.views.front_door": "leads each reader to their language",
    "portal.opendata.views.missing": "a wrong address",
    "portal.opendata.views.table": "written while it is sent",
    "portal.security.contact.security_txt": "a few lines that are others each day",
    "programs.webinars.my_place.cancel": "of one person",
    "programs.webinars.my_place.reminders": "of one person",
    "search.suggest_view.suggest": "what somebody types",
    "wagtail.documents.views.serve.authenticate_with_password": "a form of one person",
    "wagtail.documents.views.serve.serve": "files, some of them for few",
    "wagtail.views.authenticate_with_password": "a form of one person",
}

KEPT = {
    "portal.languages.sitemap.robots": "/robots.txt",
    "portal.languages.sitemap.sitemap": "/sitemap.xml",
    "portal.opendata.page.data_page": "/en/data/",
    "portal.opendata.views.columns": "/api/v1/resources.csv-metadata.json",
    "portal.opendata.views.description": "/api/v1/openapi.json",
    "portal.opendata.views.index": "/api/v1/",
    "portal.opendata.views.record": "/api/v1/resources/{key}",
    "portal.opendata.views.records": "/api/v1/resources",
    "portal.serving.serve_page": "/en/library/guide/",
    "search.views.search": "/en/search/",
}

BELOW_PAGES = {"feed", "calendar", "bibtex_file", "ris_file", "index_route"}
NEVER_BELOW_PAGES = {"register", "lost-link", "respond", "edition_file", "edition_version"}
"""Forms, and files that are sent as they are read."""


def test_every_public_view_is_kept_or_named(site_root, page_cache, kept):
    assert set(public_views()) == set(NEVER) | set(KEPT)
    assert {name.split(".")[1] for name in page_routes()} == BELOW_PAGES | NEVER_BELOW_PAGES
    library = ResourceIndexPageFactory(parent=site_root, slug="library")
    guide = ResourcePageFactory(parent=library, slug="guide")
    copies.process_changes()
    addresses = [address.format(key=guide.translation_key) for address in KEPT.values()]
    addresses += ["/en/library/feed.atom", "/en/library/guide/cite.bib", "/en/library/"]
    for address in addresses:
        kept(address)
    assert copies.fresh() == set(addresses)
    # What changes is on all of them that show it.
    guide.title = "The other guide"
    guide.save_revision().publish()
    thrown = copies.process_changes().thrown
    assert {"/en/library/", "/en/library/guide/", "/en/library/feed.atom"} <= thrown
    assert f"/api/v1/resources/{guide.translation_key}" in thrown
    assert not thrown & {"/robots.txt", "/api/v1/openapi.json", "/api/v1/"}
