"""Which errors administrators are written about."""

import logging
import re
import time
from http import HTTPStatus

from django.db import InterfaceError, OperationalError

PAUSE = 3600
"""Seconds between two letters of one process about the same trouble with the database."""

GONE = re.compile("08|57P0")
"""SQLSTATE of a connection that was lost or refused (PostgreSQL's manual, appendix A)."""


class UnexpectedOnly(logging.Filter):
    """Lets nothing pass that the portal says of itself by 503, and little of the database.

    A monitor that asks /health/well every minute, or visitors while the database is away, would
    send as many letters, each on the thread of a request. Monitors tell of such states
    (docs/operations/monitoring.md). They do not tell of a database that answers and fails: a
    deadlock, a query that took too long, a full disk. Of each kind a letter passes once an hour.
    """

    def __init__(self) -> None:
        """Begin with nothing told."""
        super().__init__()
        self._told: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether a letter about the record is due."""
        if getattr(record, "status_code", None) != HTTPStatus.SERVICE_UNAVAILABLE:
            return True
        fault = record.exc_info[1] if record.exc_info else None
        if fault is None or _is_gone(fault):
            return False
        kind = str(getattr(fault.__cause__, "sqlstate", fault))
        now = time.monotonic()
        if kind in self._told and now - self._told[kind] < PAUSE:
            return False
        self._told[kind] = now
        return True


def _is_gone(fault: BaseException) -> bool:
    """Say whether there is no connection to the database; `fault` is Django's exception.

    psycopg tells no SQLSTATE of a server that it could not reach, or that went away meanwhile.
    """
    if isinstance(fault, InterfaceError):
        return True
    if not isinstance(fault, OperationalError):
        return False
    if fault.__cause__ is None:  # of Django itself, which has no connection
        return True
    state = getattr(fault.__cause__, "sqlstate", "SQLite, which is never away")
    return state is None or bool(GONE.match(state))
