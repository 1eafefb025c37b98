"""Row 1 of the hardening list: what is hidden is read nowhere, by no visitor, through no outlet."""

import pytest
from wagtail.models import Page

from tests.rig.hidden import WAYS, Site, build
from tests.rig.outlets import Walker, addresses, public_views, unread

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(site_root, spanish) -> Site:
    return build(site_root, spanish)


def test_every_public_outlet_is_walked():
    assert unread() == set()
    assert "search.views.search" in public_views()


def test_what_is_hidden_is_read_nowhere(site):
    walker = Walker()
    walker.walk(addresses(site))
    assert walker.secrets() == []
    # The walk was somewhere, and what is hidden is in the index.
    assert len(walker.texts) > 500
    for way in WAYS[:6]:
        assert Page.objects.all().search(way.sought).count(), way.name
