"""An address that no page can have asks for no page."""

import pytest

from portal import serving

pytestmark = pytest.mark.django_db


def test_an_address_with_more_parts_than_there_are_levels_is_not_looked_for(
    site_root, client, monkeypatch
):
    assert client.get(f"{site_root.url}{'a/' * serving.MOST_PARTS}").status_code == 404
    monkeypatch.setattr(serving, "_pages_at", None)
    assert client.get(f"{site_root.url}{'a/' * (serving.MOST_PARTS + 1)}").status_code == 404
