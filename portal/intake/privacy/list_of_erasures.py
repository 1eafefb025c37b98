"""The list of erasures in a file beside the database, where no restored backup overwrites it.

Each line is a keyed hash and the instant of the erasure (ISO 8601, UTC). File and table are one
list in two places: each run makes them the same again, so that losing either loses nothing.
"""

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from portal.intake.models import Erasure

KEPT = timedelta(days=730)
"""How long an erasure is remembered: keep no backup for longer."""

Listed = dict[str, datetime]
"""Hashes and when what they name was erased last."""


def read_list() -> None:
    """Take over what the file knows and the table does not, as after a restore."""
    known = dict(Erasure.objects.values_list("digest", "at"))
    news = {digest: at for digest, at in _lines(settings.ERASURES_FILE) if known.get(digest) != at}
    later = {digest: at for digest, at in news.items() if digest not in known or known[digest] < at}
    Erasure.objects.note(later)


def merge_list(path: Path) -> None:
    """Add another list, kept beside a backup, to the file; the later of two instants counts.

    It needs no database. Nothing happens when there is no file at `path`. Raises OSError.
    """
    both = dict(_lines(settings.ERASURES_FILE))
    for digest, at in _lines(path):
        both[digest] = max(at, both.get(digest, at))
    _write(both)


def write_list() -> None:
    """Write the table's list to the file, whole or not at all. Raises OSError."""
    read_list()
    _write(dict(Erasure.objects.values_list("digest", "at")))


def _write(listed: Listed) -> None:
    path = Path(settings.ERASURES_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as new:
        for digest, at in sorted(listed.items(), key=lambda line: (line[1], line[0])):
            new.write(f"{digest} {at.astimezone(UTC).isoformat()}\n")
        new.flush()
        os.fsync(new.fileno())
    Path(new.name).replace(path)


def forget_old_erasures() -> int:
    """Drop erasures that no backup reaches back to, from both places, and return how many."""
    read_list()
    over = Erasure.objects.filter(at__lt=timezone.now() - KEPT)
    number = over.count()
    over.delete()
    Path(settings.ERASURES_FILE).unlink(missing_ok=True)
    write_list()
    return number


def _lines(path: Path) -> Iterator[tuple[str, datetime]]:
    try:
        text = Path(path).read_text(encoding="ascii")
    except FileNotFoundError:
        return
    for line in text.splitlines():
        digest, _space, at = line.partition(" ")
        yield digest, datetime.fromisoformat(at)
