"""Whether a backup is whole: every file is there, unchanged, and the database can be read."""

from pathlib import Path

from django.conf import settings

from . import database, manifest
from .chest import SUMS, backups_in, read_sums, sum_of
from .failing import BackupError
from .sealing import SEALED


def newest() -> Path:
    """Return the newest backup. Raises BackupError when there is none."""
    found = list(backups_in(settings.BACKUP_DIR).values()) if settings.BACKUP_DIR else []
    if not found:
        raise BackupError(f"There is no backup in {settings.BACKUP_DIR or 'BACKUP_DIR'}.")
    return found[-1]


def faults(backup: Path) -> list[str]:
    """Return what is wrong with a backup, in sentences; nothing when it is whole.

    Of a sealed one only the seal can be looked at: its content needs the private key.
    """
    try:
        sums = read_sums(backup)
        if SEALED not in sums:
            manifest.read(backup)
    except BackupError as error:
        return [str(error)]
    there = {
        path.relative_to(backup).as_posix()
        for path in backup.rglob("*")
        if path.is_file() or path.is_symlink()
    } - {SUMS}
    found = [f"{name} is missing." for name in sorted(sums.keys() - there)]
    found += [f"{name} is not in the list {SUMS}." for name in sorted(there - sums.keys())]
    found += [
        f"{name} has changed."
        for name in sorted(sums.keys() & there)
        if (backup / name).is_symlink() or sum_of(backup / name) != sums[name]
    ]
    copies = {database.POSTGRES, database.SQLITE} & sums.keys()
    if SEALED in sums:
        return found
    if not copies:
        found.append("It has no copy of a database.")
    for name in copies if not found else ():
        found += database.check(backup / name)
    return found
