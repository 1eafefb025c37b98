"""Remembers which pages changed, and writes their entries when the transaction ends.

Signals come often: one publication saves a page several times, and each row that belongs to it.
So they only note the translation key. What is noted is written at once when a page is published or
taken down, inside the same transaction; before the next question of the same thread; and at the
latest when the transaction has ended.
"""

from collections.abc import Iterable
from uuid import UUID

from asgiref.local import Local
from django.db import transaction

from .settling import settle_if_many
from .writing import write

_thread = Local()


def note(keys: Iterable[UUID]) -> None:
    """Write the entries of the pages with these translation keys anew, before anybody asks."""
    noted: set[UUID] | None = getattr(_thread, "keys", None)
    if noted is None:
        noted = _thread.keys = set()
    noted.update(keys)
    waiting = transaction.get_connection().run_on_commit
    if not any(entry[1] is settle for entry in waiting):
        transaction.on_commit(settle, robust=True)


def settle() -> None:
    """Write what was noted in this thread. Nothing happens when nothing was."""
    noted: set[UUID] = getattr(_thread, "keys", None) or set()
    if noted:
        _thread.keys = set()
        if write(noted):
            settle_if_many()


def forget_noted() -> None:
    """Drop what was noted, as when the database it was noted in is gone."""
    _thread.keys = set()
