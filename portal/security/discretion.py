"""Keeps what visitors type, and what opens their pages, out of logs and error mails.

A log says what went wrong and where. It never says the values: an exception is written with its
type and the lines that it passed, without its words, because databases and parsers repeat in
them what they could not digest; statements of SQL are left out; addresses lose their query and
whatever in them is a secret; and e-mail addresses are blotted out wherever they stand.

Nothing here needs Django, so that the web server can use it too.
"""

import logging
import re
import traceback
from types import TracebackType

BLOT = "…"

EMAIL = re.compile(r"[^\s@<>()\[\]{}'\",;:=/?&]+(?:@|%40)[^\s@<>()\[\]{}'\",;:=/?&]+\.[^\W\d_]{2,}")

QUERY = re.compile(r"(/[^\s?\"']*)\?[^\s\"']*")
"""The query of an address: words searched for, names, answers."""

SECRET = re.compile(
    r"(?<=/)(?:(?=[^/\s\"']*[A-Z_])[A-Za-z0-9_\-:=.~%]{20,}|[0-9a-z]+-[0-9a-f]{32,})(?=[/\s\"'?]|$)"
)
"""A part of a path that nobody can guess, such as that of a receipt. Slugs have no capitals.

Nor has what sets a new password (Django's PasswordResetTokenGenerator): a time, then a hash.
"""

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def discreet(text: str) -> str:
    """Return a text of a log without e-mail addresses, queries and secret parts of paths."""
    return EMAIL.sub(BLOT, SECRET.sub(BLOT, QUERY.sub(r"\1?" + BLOT, text)))


def where_it_happened(error: BaseException) -> str:
    """Return an exception with what caused it: types and lines of code, no words and no values."""
    parts = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = "".join(traceback.format_tb(current.__traceback__))
        kind = type(current)
        parts.append(f"{frames}{kind.__module__}.{kind.__qualname__}")
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return "\ncaused:\n".join(reversed(parts))


class DiscreetFilter(logging.Filter):
    """Takes values out of a record. For handlers; every record passes."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's message, once and for all handlers."""
        if hasattr(record, "sql"):
            record.msg, record.sql, record.params = "SQL, without its values", "", None
        else:
            record.msg = discreet(record.getMessage())
        record.args = None
        return True


class DiscreetFormatter(logging.Formatter):
    """Writes exceptions without their words."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; another handler's words for the exception are not reused."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: ExceptionInfo) -> str:  # type: ignore[override]  # noqa: N802 - the logging module's own
        """Return type and lines of an exception."""
        return where_it_happened(ei[1]) if ei[1] else ""
