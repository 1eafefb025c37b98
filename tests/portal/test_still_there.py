"""A connection that PostgreSQL ended is found out, however lately it answered."""

import psycopg
import pytest
from django.db import connection

from portal import still_there

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is no server"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def asked(monkeypatch):
    """Count how often the database is asked by a new connection."""
    connection.close()
    connection.ensure_connection()
    counted = []

    def ask(of):
        counted.append(of)
        return usual(of)

    usual = still_there._ask
    monkeypatch.setattr(still_there, "_ask", ask)
    return counted


def test_it_is_asked_once_in_a_few_seconds(asked, monkeypatch):
    assert [connection.is_usable() for _time in range(3)] == [True] * 3
    assert len(asked) == 1
    later = still_there.monotonic() + still_there.TRUSTED_FOR
    monkeypatch.setattr(still_there, "monotonic", lambda: later)
    assert connection.is_usable()
    assert len(asked) == 2


def test_one_that_was_ended_is_not_usable(asked):
    assert connection.is_usable()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            pid = connection.connection.info.backend_pid
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    finally:
        other.close()
    assert not connection.is_usable()
    assert len(asked) == 2
    connection.close()
    connection.ensure_connection()
    assert connection.is_usable()
    connection.connection.close()
    assert not connection.is_usable()
    connection.close()


def test_one_that_is_in_the_middle_of_something_is_asked(asked):
    driver = connection.connection
    assert connection.is_usable()
    driver.execute("BEGIN")
    with pytest.raises(psycopg.errors.DivisionByZero):
        driver.execute("SELECT 1 / 0")
    assert not connection.is_usable()  # it takes no question but the end of its transaction
    driver.execute("ROLLBACK")
    assert connection.is_usable()
    driver.pgconn.send_query(b"SELECT pg_sleep(0.5)")
    assert not connection.is_usable()
    connection.close()
    assert not connection.is_usable()
