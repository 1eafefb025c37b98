"""Whatever makes pages quick can be left out, and pages stay what they are."""

import pytest

from portal.speed import starting
from portal.speed.html_memory import Memory
from portal.speed.pieces import forget_pieces
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db


def test_a_page_is_the_same_without_any_of_it(client, site_root, settings):
    other = StandardPageFactory(parent=site_root, title="Tenants & owners")
    link = f'<p>As <a linktype="page" id="{other.pk}">others</a> do.</p>'
    page = StandardPageFactory(parent=site_root, body=[("paragraph", link)])
    usual = client.get(page.url).content
    settings.SPEED_LEFT_OUT = settings.SPEED_PARTS
    forget_pieces()
    assert client.get(page.url).content == usual
    assert other.url.encode() in usual
    assert Memory(1000).most_bytes == 0


def test_what_is_left_out_does_not_begin(settings, monkeypatch):
    begun = []
    assert starting.IN_PLACE.keys() <= settings.SPEED_PARTS
    for part in starting.IN_PLACE:
        monkeypatch.setitem(starting.IN_PLACE, part, lambda part=part: begun.append(part))
    settings.SPEED_LEFT_OUT = frozenset({"gc_freeze"})
    starting.start()
    assert set(begun) == starting.IN_PLACE.keys() - {"gc_freeze"}
