"""The whole demo, loaded once for all tests of a module."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from portal.demo import catalogue
from portal.demo.loading import load_demo


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[list[str]]:
    """Load the demo for a module and take it back at its end; gives the lines of progress."""
    said: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_demo(said.append)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # a server does so by itself, but not within a transaction
        yield said
        transaction.set_rollback(True)


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder in the place of that with the demo's PO files."""
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    return tmp_path
