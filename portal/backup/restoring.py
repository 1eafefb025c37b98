"""Brings a backup back, into an empty site only."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.files import File
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal.intake.privacy.list_of_erasures import merge_list
from portal.intake.privacy.restoring import reapply_erasures

from . import checking, database, manifest
from .chest import read_sums, sum_of_open
from .failing import BackupError
from .making import ERASURES
from .places import stored_files, stores
from .sealing import SEALED


@dataclass(frozen=True)
class Restored:
    """What was brought back."""

    made_at: datetime
    files: int
    migrated: bool
    erased: dict[str, int]
    """Rows of people who had been erased since, by kind."""


def restore(
    backup: Path, lists: list[Path], say: Callable[[str], None], *, another_key: bool = False
) -> Restored:
    """Bring `backup` into this site's empty database and stores, and bring that up to date.

    `lists` are lists of erasures beside the backup's own: whoever stands in one of them is erased
    again. `say` is told each step. Files that are there already, and are the same, may stay: a
    restore that was stopped before the database came can be run again.

    Raises BackupError before anything is written, when the backup is not whole or does not fit, or
    the site is not empty.
    """
    if (backup / SEALED).exists():
        raise BackupError(
            "This backup is sealed. Open it where the private key is, and restore what comes out:\n"
            f"  mkdir opened && gpg --decrypt {backup / SEALED} | tar --extract --directory opened"
        )
    say(f"Reading {backup} ...")
    wrong = checking.faults(backup)
    if wrong:
        raise BackupError("This backup is not whole:\n" + "\n".join(f"  {line}" for line in wrong))
    described = manifest.read(backup)
    reasons = described.reasons_against(another_key=another_key)
    sums = read_sums(backup)
    reasons += _not_empty(sums)
    if reasons:
        raise BackupError("\n".join(reasons))
    for path in [backup / ERASURES, backup.parent / ERASURES, *lists]:
        merge_list(path)
    say("Bringing back the files ...")
    files = restore_files(backup, sums)
    say("Bringing back the database ...")
    database.restore(backup / database.file_name())
    migrated = _migrate()
    if migrated:
        say("The portal is newer than the backup: writing the catalogue of pages anew ...")
        call_command("catalogue_rebuild", verbosity=0)
    erased = reapply_erasures()
    return Restored(datetime.fromisoformat(described.made_at), files, migrated, dict(erased))


def _not_empty(sums: dict[str, str]) -> list[str]:
    reasons = []
    if not database.is_empty():
        reasons.append(
            f"The database {connection.settings_dict['NAME']} is not empty. A restore never "
            "overwrites: make a new database and set DATABASE_URL to it."
        )
    for store, storage in stores().items():
        others = 0
        for file in stored_files(store):
            with storage.open(file.name) as there:
                others += sums.get(file.path) != sum_of_open(there)
        if others:
            place = getattr(storage, "location", store)
            reasons.append(
                f"{place} holds {others} files that are not of this backup. A restore never "
                "overwrites: move them away, or set VAR_DIR to a new folder."
            )
    return reasons


def restore_files(backup: Path, sums: dict[str, str]) -> int:
    """Store the files of a backup where they were, and return how many it has."""
    number = 0
    for store, storage in stores().items():
        begin = f"files/{store}/"
        for path in sorted(name for name in sums if name.startswith(begin)):
            name = path.removeprefix(begin)
            number += 1
            if storage.exists(name):
                continue
            with (backup / path).open("rb") as file:
                # Not `save`: a shared store would give the file a name that nobody else has.
                stored = storage._save(name, File(file))  # type: ignore[attr-defined]  # Django's own
            if stored != name:
                raise BackupError(f"The store {store} would not take the name {name}.")
    return number


def _migrate() -> bool:
    """Bring the database up to date with the code; return whether there was anything to do."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", verbosity=0, interactive=False)
    return bool(plan)
