"""Which faults of the database administrators get a letter about."""

import logging
import sqlite3
from types import SimpleNamespace

import psycopg
import pytest
from django.db import InterfaceError, OperationalError

from portal.security import error_mail
from portal.security.error_mail import PAUSE, UnexpectedOnly


def record(fault: Exception | None, cause: Exception | None = None, status: int = 503):
    """Return what Django logs of a request that ended in `fault`, or in an answer without one."""
    told = logging.makeLogRecord({"status_code": status})
    if fault:
        fault.__cause__ = cause
        told.exc_info = (type(fault), fault, None)
    return told


@pytest.mark.parametrize(
    "silent",
    [
        record(None),  # a probe
        record(InterfaceError(), psycopg.InterfaceError("the connection is closed")),
        record(OperationalError("no connection")),
        record(OperationalError(), psycopg.OperationalError("connection refused")),
        record(OperationalError(), psycopg.errors.AdminShutdown()),
        record(OperationalError(), psycopg.errors.CannotConnectNow()),
        record(OperationalError(), psycopg.errors.ConnectionFailure()),
    ],
)
def test_no_letter_while_the_database_is_away(silent):
    assert not UnexpectedOnly().filter(silent)


@pytest.mark.parametrize(
    "cause",
    [
        psycopg.errors.DeadlockDetected(),
        psycopg.errors.QueryCanceled(),
        psycopg.errors.DiskFull(),
        sqlite3.OperationalError("database or disk is full"),
    ],
)
def test_a_database_that_answers_and_fails_gets_one_letter_an_hour(monkeypatch, cause):
    now = 5.0
    monkeypatch.setattr(error_mail, "time", SimpleNamespace(monotonic=lambda: now))
    letters = UnexpectedOnly()
    fault = record(OperationalError("failed"), cause)
    assert [letters.filter(fault), letters.filter(fault)] == [True, False]
    # What was said of one kind keeps no other kind back.
    assert letters.filter(record(OperationalError("other"), psycopg.errors.LockNotAvailable()))
    now += PAUSE
    assert letters.filter(fault)


def test_every_other_error_has_its_letter():
    letters = UnexpectedOnly()
    assert all(letters.filter(record(ValueError(), status=500)) for _ in range(2))
