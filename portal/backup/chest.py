"""What a backup is written into: a folder that is nobody's backup until it is whole.

Everything goes into a folder with another name. When all of it is on the disk, one rename makes it
a backup. A process that is killed at any moment leaves either a backup or rubbish that the next
one takes away, never half a backup.

`SHA256SUMS` lists every file, in the form that `sha256sum --check` reads on any machine.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, BinaryIO

from django.core.files import File

from .failing import BackupError

SUMS = "SHA256SUMS"
UNFINISHED = ".unfinished-"
NAME = "%Y-%m-%dT%H-%M-%SZ"
"""The name of a backup: the instant at which it was begun, in UTC."""

CHUNK = 1024 * 1024
"""Bytes that are read at once."""


class Chest:
    """A folder that is being filled."""

    def __init__(self, folder: Path, before: Path | None) -> None:
        """`before` is the last backup: what has not changed since is not copied once more."""
        self.folder = folder
        self.before = before
        self.sums_before: dict[str, str] = {}
        if before:
            with suppress(BackupError):  # it is damaged: everything is copied anew
                self.sums_before = read_sums(before)
        self.sums: dict[str, str] = {}
        self.size = 0

    def fill(
        self, name: str, write: Callable[[BinaryIO], object], modified: datetime | None = None
    ) -> None:
        """Make the file `name` of what `write` writes, dated as `modified`. Raises OSError."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            write(file)
            file.flush()
            os.fchmod(file.fileno(), 0o400)
            if modified:
                os.utime(file.fileno(), (modified.timestamp(), modified.timestamp()))
            os.fsync(file.fileno())
        self._note(name)

    def keep(self, name: str, size: int, modified: datetime) -> bool:
        """Take over the last backup's file `name`, if it is this one and still whole.

        Both backups then share the bytes on the disk (a hard link). Returns whether it did.
        """
        if self.before is None or name not in self.sums_before:
            return False
        old = self.before / name
        try:
            known = old.stat()
            same = known.st_size == size and abs(known.st_mtime - modified.timestamp()) < 1e-3
            if not same or sum_of(old) != self.sums_before[name]:
                return False
            new = self.folder / name
            new.parent.mkdir(parents=True, exist_ok=True)
            new.hardlink_to(old)
        except OSError:  # gone, or a disk without hard links: it is copied
            return False
        self._note(name)
        return True

    def drop(self, name: str) -> None:
        """Take a file out again, for a newer one."""
        (self.folder / name).unlink()
        del self.sums[name]

    def close(self) -> None:
        """Write the list of all files. Raises OSError."""
        self.fill(SUMS, lambda file: file.write(self.list_of_sums()))
        for path, _folders, _files in os.walk(self.folder):
            sync(Path(path))

    def give_up(self) -> None:
        """End what still runs: the backup failed. The folder is taken away by others."""

    def take(self, name: str) -> None:
        """Count in a file that something else wrote into the folder. Raises OSError."""
        path = self.folder / name
        with path.open("rb") as file:
            os.fchmod(file.fileno(), 0o400)
            os.fsync(file.fileno())
        self._note(name)

    def list_of_sums(self) -> bytes:
        """Return the content of `SHA256SUMS` for what is there by now."""
        lines = (f"{value}  {name}\n" for name, value in sorted(self.sums.items()))
        return "".join(lines).encode()

    def _note(self, name: str) -> None:
        if "\n" in name or "\\" in name:
            raise BackupError(f"The list of files cannot hold the name {name!r}.")
        path = self.folder / name
        self.sums[name] = sum_of(path)
        self.size += path.stat().st_size


def sum_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return sum_of_open(file)


def sum_of_open(file: IO[bytes] | File) -> str:
    """Return the SHA-256 of what is left to read of an open file."""
    found = hashlib.sha256()
    while chunk := file.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


def read_sums(folder: Path) -> dict[str, str]:
    """Return what `SHA256SUMS` of a backup says: each file's name with its hash.

    Raises BackupError when there is no such list, or it is not one.
    """
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        pairs = [line.split("  ", 1) for line in lines]
        return {name: value for value, name in pairs}
    except (OSError, ValueError) as error:
        raise BackupError(f"{folder / SUMS} is missing or damaged.") from error


def sync(folder: Path) -> None:
    """Have what was renamed or linked in a folder reach the disk. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def alone(backups: Path) -> Iterator[None]:
    """Keep other backups out of the folder of backups, and clear what dead ones left there.

    Raises BackupError while another one is at work.
    """
    backups.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (backups / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError("Another backup is at work.") from error
        for rubbish in backups.glob(f"{UNFINISHED}*"):
            shutil.rmtree(rubbish)
        yield


@contextmanager
def unfinished(backups: Path) -> Iterator[Path]:
    """Yield a new folder below the folder of backups; take it away when the block fails."""
    folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=backups))
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def publish(folder: Path, begun: datetime) -> Path:
    """Make a filled folder the backup of the instant `begun`, and return where it is now."""
    while (place := folder.parent / begun.astimezone(UTC).strftime(NAME)).exists():
        time.sleep(0.1)  # two backups in one second
        begun = datetime.now(UTC)
    folder.rename(place)
    sync(place.parent)
    return place


def discard(backup: Path) -> None:
    """Delete a backup: it stops being one at once, whatever happens while its files go."""
    rubbish = backup.with_name(f"{UNFINISHED}{backup.name}")
    backup.rename(rubbish)
    sync(backup.parent)
    shutil.rmtree(rubbish)


def backups_in(folder: Path) -> dict[datetime, Path]:
    """Return the backups of a folder by their instants, the oldest first."""
    found = {}
    for path in folder.iterdir() if folder.is_dir() else ():
        try:
            found[datetime.strptime(path.name, NAME).replace(tzinfo=UTC)] = path
        except ValueError:  # not a backup
            continue
    return dict(sorted(found.items()))
