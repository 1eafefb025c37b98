"""The whole demo, loaded once for all tests of a module."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from portal.demo.loading import load_demo


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[list[str]]:
    """Load the demo for a module and take it back at its end; gives the lines of progress."""
    said: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_demo(said.append)
        yield said
        transaction.set_rollback(True)
