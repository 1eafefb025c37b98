"""Where backups go, how many are kept, and who can read them (docs/operations/backup.md)."""

import os
from pathlib import Path

from .environment import env, read


def _folder(name: str) -> Path | None:
    text = os.environ[name].strip()
    return Path(text).absolute() if text else None


def _numbers(name: str) -> tuple[int, int, int]:
    days, weeks, months = (int(part) for part in os.environ[name].split(","))
    # Erasures are remembered for two years: a backup must not be older (portal/intake/privacy).
    if days < 1 or weeks < 0 or not 0 <= months <= 23:
        raise ValueError
    return days, weeks, months


BACKUP_DIR = read(_folder, "BACKUP_DIR", "a folder, best on another disk", default=None)
"""The folder that holds the backups; None where none are made."""

BACKUP_KEEP = read(
    _numbers,
    "BACKUP_KEEP",
    "how many backups to keep of days, weeks and months (at most 23), such as 7,5,12",
    default=(7, 5, 12),
)

BACKUP_KEY = read(_folder, "BACKUP_KEY", "the file of a public key of GnuPG", default=None)
"""Backups are sealed with this key; None leaves them open."""

BACKUP_TOO_OLD = read(
    env.int, "BACKUP_TOO_OLD", "a number of hours such as 50, or 0 for never", default=50
)
"""After so many hours `/health/ready` says that the newest backup is too old."""
