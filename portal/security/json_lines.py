"""A log that programs can read: one line of JSON for each record, without a word about a person.

What a record says passes `discretion` first. What it is about (a request, a job, a task) stands in
fields of its own, which whoever logs it gives as `extra={"told": {...}}`: numbers, and names from
the code such as those of routes and commands.

Nothing here needs Django, so that the web server can use it too.
"""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from .discretion import DiscreetFormatter, discreet, where_it_happened

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""What all lines about one request, or one task of the worker, have in common."""


class JsonFormatter(DiscreetFormatter):
    """Writes a record as JSON (RFC 8259); the time is UTC (RFC 3339)."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": discreet(record.getMessage()),
        }
        if known := request_id.get():
            line["request_id"] = known
        for name, value in getattr(record, "told", {}).items():
            line[name] = discreet(value) if isinstance(value, str) else value
        if record.exc_info and record.exc_info[1]:
            line["error"] = type(record.exc_info[1]).__qualname__
            line["where"] = where_it_happened(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=lambda other: type(other).__name__)
