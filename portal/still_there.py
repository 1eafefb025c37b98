"""Whether a connection to PostgreSQL still stands, asked now and then and not for each page.

Before the first question of each request Django asks `SELECT 1` (CONN_HEALTH_CHECKS), which takes
as long as a question does. A server that ends, or that ends a connection, says so: its words wait
at the socket. Where none wait and the server answered a moment ago, the connection stands. One
that is left in the middle of something (a transaction, a question) is asked as before.
"""

import select
from time import monotonic
from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg.pq import TransactionStatus

TRUSTED_FOR = 5
"""Seconds after an answer in which silence is enough. A machine that went down says nothing."""

_ask = DatabaseWrapper.is_usable


def install() -> None:
    """Let Django ask here, when all apps are ready."""
    DatabaseWrapper.is_usable = is_usable  # type: ignore[method-assign, assignment]  # ours


def is_usable(connection: Any) -> bool:
    """Whether questions can be asked; one is, where the last answer is older or something waits."""
    driver = connection.connection
    if monotonic() < getattr(driver, "stands_until", 0) and _is_silent(driver):
        return True
    stands = bool(_ask(connection))
    if stands:
        driver.stands_until = monotonic() + TRUSTED_FOR
    return stands


def _is_silent(driver: Any) -> bool:
    # One that is closed is in no state.
    if driver.pgconn.transaction_status != TransactionStatus.IDLE:
        return False
    waiting = select.poll()
    waiting.register(driver.fileno(), select.POLLIN)
    return not waiting.poll(0)
