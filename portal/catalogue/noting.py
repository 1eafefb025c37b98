"""Remembers which pages changed, and writes their entries when the transaction ends.

Signals come often: one publication saves a page several times, and each row that belongs to it.
So they only note the translation key. What is noted is written at once when a page is published or
taken down, inside the same transaction; before the next question of the same thread; and at the
latest when the transaction has ended.

What is written inside a savepoint goes when that is rolled back, though what was noted before it
stays true. So it is written once more at the end, which costs little where nothing was lost.
"""

from collections.abc import Iterable
from itertools import islice
from uuid import UUID

from asgiref.local import Local
from django.db import transaction
from django_tasks import task

from .settling import settle_if_many
from .writing import write

MOST_IN_TASK = 1_000
"""Keys that one task is given."""

_thread = Local()


def note(keys: Iterable[UUID]) -> None:
    """Write the entries of the pages with these translation keys anew, before anybody asks."""
    _noted().update(keys)
    waiting = transaction.get_connection().run_on_commit
    if not any(entry[1] is _settle_at_end for entry in waiting):
        transaction.on_commit(_settle_at_end, robust=True)


def settle() -> None:
    """Write what was noted in this thread. Nothing happens when nothing was."""
    _write(set(_noted()))


def settle_page(key: UUID) -> None:
    """Write the pages with one translation key; what else was noted waits for its own moment."""
    _write({key})


@task()
def write_keys(keys: list[str]) -> int:
    """Write the entries that could not be written before. Returns how many changed."""
    changed = write(UUID(key) for key in keys)
    settle_if_many()
    return changed


def forget_noted() -> None:
    """Drop what was noted, as when the database it was noted in is gone."""
    _noted().clear()
    _unsure().clear()


def _settle_at_end() -> None:
    unsure = set(_unsure())
    _unsure().clear()
    _write(_noted() | unsure)


def _write(keys: set[UUID]) -> None:
    if not keys:
        return
    connection = transaction.get_connection()
    _noted().difference_update(keys)
    try:
        changed = write(keys)
    except Exception:
        # Whatever it was: nobody else knows that they have changed.
        _noted().update(keys)
        if not connection.in_atomic_block:
            _leave_to_worker(keys)
        raise
    if connection.savepoint_ids:
        _unsure().update(keys)
    if changed:
        settle_if_many()


def _leave_to_worker(keys: set[UUID]) -> None:
    rest = iter(sorted(str(key) for key in keys))
    while some := list(islice(rest, MOST_IN_TASK)):
        write_keys.enqueue(some)
    _noted().difference_update(keys)


def _noted() -> set[UUID]:
    """Return the keys that are still to be written, of this thread."""
    return _of_thread("noted")


def _unsure() -> set[UUID]:
    """Return the keys that were written inside a savepoint which may yet be rolled back."""
    return _of_thread("unsure")


def _of_thread(name: str) -> set[UUID]:
    keys: set[UUID] | None = getattr(_thread, name, None)
    if keys is None:
        keys = set()
        setattr(_thread, name, keys)
    return keys
