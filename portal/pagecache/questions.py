"""A question that a page asked the database, kept so that it can be asked again."""

import json
import zlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import blake2b
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils.functional import Promise

UNSEEN = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision_id",
        "latest_revision_created_at",
        "live_revision_id",
        "locked",
        "locked_at",
        "locked_by_id",
    }
)
"""Columns that change when staff save a draft, and that no visitor sees."""

UNSEEN_OF_SITES = frozenset({"last_published_at"})
"""Columns of the front page that are read with a site, and of which only its address is used."""

COUNTED = "numchild"
"""How many pages stand below one. No visitor sees the number; where none stands, nobody asks."""

_TAGGED: dict[str, tuple[type, Any, Any]] = {
    "datetime": (datetime, datetime.isoformat, datetime.fromisoformat),
    "date": (date, date.isoformat, date.fromisoformat),
    "time": (time, time.isoformat, time.fromisoformat),
    "seconds": (timedelta, timedelta.total_seconds, lambda seconds: timedelta(seconds=seconds)),
    "decimal": (Decimal, str, Decimal),
    "uuid": (UUID, str, UUID),
    "bytes": (bytes, bytes.hex, bytes.fromhex),
}
"""Kinds of parameters that JSON does not know; a datetime is a date too, so it comes first."""


class Question(NamedTuple):
    """A statement and its parameters as JSON, "" where it has none."""

    sql: str
    params: str


class Answered(NamedTuple):
    """A question with a digest of its answer."""

    question: Question
    answer: str


def question(sql: str, params: Any) -> Question:
    """Return a statement as a question. Raises TypeError for parameters that cannot be kept."""
    if params is None:
        return Question(sql, "")
    if not isinstance(params, list | tuple):
        raise TypeError(type(params))
    return Question(sql, json.dumps(list(params), default=_tagged))


def ask(asked: Question) -> str:
    """Return a digest of what the database answers now; rows in their order, without UNSEEN."""
    params = json.loads(asked.params, object_hook=_untagged) if asked.params else None
    digest = blake2b(digest_size=16)
    with connection.cursor() as cursor:
        cursor.execute(asked.sql, params)
        names = [column[0] for column in cursor.description]
        unseen = UNSEEN | UNSEEN_OF_SITES if ' FROM "wagtailcore_site"' in asked.sql else UNSEEN
        seen = [(place, name) for place, name in enumerate(names) if name not in unseen]
        for row in cursor.fetchall():
            digest.update(repr([_seen(row[place], name) for place, name in seen]).encode())
            digest.update(b"\n")
    return digest.hexdigest()


def packed(answered: Iterable[Answered]) -> bytes:
    """Return questions with their answers as bytes to keep."""
    rows = [(*entry.question, entry.answer) for entry in answered]
    return zlib.compress(json.dumps(rows).encode(), 1)


def unpacked(kept: bytes) -> list[Answered]:
    """Return what `packed` made bytes of."""
    rows = json.loads(zlib.decompress(kept))
    return [Answered(Question(sql, params), answer) for sql, params, answer in rows]


def _seen(value: Any, column: str) -> Any:
    if column == COUNTED:
        return bool(value)
    return bytes(value) if isinstance(value, memoryview | bytearray) else value


def _tagged(value: Any) -> Any:
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, memoryview):
        value = bytes(value)
    for name, (kind, write, _read) in _TAGGED.items():
        if isinstance(value, kind):
            return {"": name, "is": write(value)}
    raise TypeError(type(value))


def _untagged(found: dict[str, Any]) -> Any:
    return _TAGGED[found[""]][2](found["is"])
