"""Which errors administrators are written about."""

import logging
from http import HTTPStatus


class UnexpectedOnly(logging.Filter):
    """Lets nothing pass that the portal says of itself by 503.

    A monitor that asks /health/well every minute, or visitors while the database is away, would
    send as many letters, each on the thread of a request. Monitors tell of such states
    (docs/operations/monitoring.md).
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether a letter about the record is due."""
        return getattr(record, "status_code", None) != HTTPStatus.SERVICE_UNAVAILABLE
