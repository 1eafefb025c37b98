"""Row 1 of the hardening list: what is hidden is read nowhere, by no visitor, through no outlet."""

import pytest

from tests.rig.hidden import DRAFT, WAYS, Site, build, hide
from tests.rig.outlets import LANGUAGES, Walker, addresses, unread

pytestmark = pytest.mark.django_db

OUTLETS = {
    "search/", "resources/", "stories/feed.atom", "webinars/webinars.ics",
    "v1/resources.csv", "v1/partners",
}  # fmt: skip
"""What is read while everything is public still, to see that the walk is not blind."""


@pytest.fixture
def site(site_root, spanish) -> Site:
    return build(site_root, spanish)


def test_every_public_outlet_is_walked():
    assert unread() == set()


def test_what_is_hidden_is_read_nowhere(site):
    before = Walker()
    for language in LANGUAGES:
        before.visit(f"/{language}/resources/")
        before.visit(f"/{language}/stories/feed.atom")
        before.visit(f"/{language}/webinars/webinars.ics")
        before.visit(f"/api/v1/resources.csv?text={language}")
        for way in WAYS:
            before.visit(f"/{language}/search/?q={way.sought}")
    before.visit("/api/v1/partners?limit=200")
    seen = before.secrets()
    # While it is public it is read: the walk is not blind, nor is the catalogue.
    for outlet in (
        "search/",
        "feed.atom",
        "webinars.ics",
        "resources.csv",
        "partners",
        "resources/",
    ):
        assert any(outlet in place for place in seen), outlet
    searched = {place.split(": ")[1] for place in seen if "/search/?q=" in place}
    assert searched >= {way.name for way in WAYS[:6]}
    hide(site)
    walker = Walker()
    walker.walk(addresses(site))
    assert walker.secrets() == []
    assert "seek" not in walker.texts["/sitemap.xml"]
    assert len(walker.texts) > 300
    assert DRAFT.secret in site.hidden[DRAFT.name][0].title
