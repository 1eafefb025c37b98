"""Makes a backup: the files, the database, and the files that came meanwhile.

The portal writes a file before the row that names it, so whatever the rows of one moment name was
there by then. Most files are copied before that moment and the new ones after it, so that a file is
missed only if it came and went within a minute; what rows name and nobody has is noted.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files import File
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from portal.intake.privacy.list_of_erasures import write_list

from . import database
from .chest import CHUNK, Chest, alone, backups_in, publish, sync, unfinished
from .failing import BackupError
from .keeping import forget_old
from .manifest import NAME, Manifest
from .places import StoredFile, files_named_by_rows, stored_files, stores
from .sealing import SealedChest

ERASURES = "erasures.txt"


@dataclass(frozen=True)
class Made:
    """A backup that was made."""

    place: Path
    files: int
    size: int
    """Bytes, of which those that an earlier backup has too take no room."""

    lost: list[str]
    """Files that rows name and that are not there."""

    forgotten: list[Path]
    """Backups that were over their time."""


def back_up() -> Made:
    """Make a backup of this site in the folder of backups, then forget those that are over.

    Until it is whole nothing of it counts, and nothing older is touched. Raises BackupError.
    """
    backups = settings.BACKUP_DIR
    if backups is None:
        raise BackupError("Set BACKUP_DIR to a folder for backups, best on another disk.")
    try:
        with alone(backups):
            _clear_temporary_files()
            begun = datetime.now(UTC)
            keep_list_of_erasures(backups)
            with unfinished(backups) as folder:
                chest = _chest(folder, backups)
                try:
                    lost = _fill(chest, begun)
                    chest.close()
                except BaseException:
                    chest.give_up()
                    raise
                files = len(chest.sums)
                place = publish(folder, begun)
            forgotten = forget_old(backups, place)
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error}") from error
    return Made(place, files, chest.size, lost, forgotten)


def keep_list_of_erasures(backups: Path) -> None:
    """Copy the list of erasures beside the backups: older ones are restored with the newest list.

    Raises OSError.
    """
    write_list()
    new = backups / f".new-{ERASURES}"
    with new.open("wb") as file:
        file.write(settings.ERASURES_FILE.read_bytes())
        file.flush()
        os.fsync(file.fileno())
    new.replace(backups / ERASURES)
    sync(backups)


def _chest(folder: Path, backups: Path) -> Chest:
    if settings.BACKUP_KEY:
        return SealedChest(folder, settings.BACKUP_KEY)
    older = list(backups_in(backups).values())
    return Chest(folder, older[-1] if older else None)


def _fill(chest: Chest, begun: datetime) -> list[str]:
    """Copy everything; return the files that rows name and that are not there."""
    copied: dict[str, StoredFile] = {}
    copy_files(chest, copied)
    with database.one_moment() as moment:
        named = files_named_by_rows(moment.cursor)
        applied = MigrationRecorder(connection).applied_migrations()
        chest.fill(database.file_name(), moment.copy)
    copy_files(chest, copied)
    erasures = settings.ERASURES_FILE
    chest.fill(ERASURES, _copy_of(erasures.open("rb")))
    lost = sorted(named - copied.keys())
    migrations = sorted(f"{app}.{name}" for app, name in applied)
    manifest = Manifest.of_this_site(begun, migrations, lost)
    chest.fill(NAME, lambda file: file.write(manifest.written()))
    return lost


def copy_files(chest: Chest, copied: dict[str, StoredFile]) -> None:
    """Copy what is not in `copied` yet, or has changed since; note it there."""
    for store, storage in stores().items():
        for file in stored_files(store):
            before = copied.get(file.path)
            if before == file:
                continue
            if before:
                chest.drop(file.path)
                del copied[file.path]
            if not chest.keep(file.path, file.size, file.modified):
                try:
                    source = storage.open(file.name)
                except FileNotFoundError:  # deleted since it was listed
                    continue
                chest.fill(file.path, _copy_of(source), file.modified)
            copied[file.path] = file


def _copy_of(source: BinaryIO | File) -> Callable[[BinaryIO], None]:
    def copy(target: BinaryIO) -> None:
        with source:
            shutil.copyfileobj(source, target, CHUNK)

    return copy


def _clear_temporary_files() -> None:
    """Take away what a backup that died left in the folder of the site."""
    for file in settings.VAR_DIR.glob(f"{database.TEMPORARY}*"):
        file.unlink(missing_ok=True)
