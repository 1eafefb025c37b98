"""The page cache, switched on for one test, with a folder of its own."""

from collections.abc import Callable

import pytest
from django.test import Client

from portal.pagecache import copies


@pytest.fixture
def page_cache(settings, tmp_path):
    """Keep copies in this test. Inside its transaction nothing is committed, so a test says
    `copies.process_changes()` where a server would be told."""
    settings.PAGE_CACHE = {
        "on": True,
        "folder": tmp_path / "pages",
        "asked_before": 0,
        "wait_for": 0.05,
    }
    return copies


@pytest.fixture
def kept(page_cache) -> Callable[[str], bytes]:
    """Visit an address until there is a fresh copy of it, and return what it says.

    A picture that is drawn for the first time changes what is in the database.
    """

    client = Client()

    def keep(address: str) -> bytes:
        for _visit in range(3):
            answer = client.get(address)
            copies.process_changes()
            if address in copies.fresh():
                return client.get(address).content
        raise AssertionError(f"{address} is not kept: {answer.status_code}")

    return keep
