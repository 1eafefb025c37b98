"""What a backup copies beside the database: every store of files, whatever keeps it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import connection, models
from django.db.backends.utils import CursorWrapper

REGENERATED = "staticfiles"
"""The one store that is not copied: `collectstatic` makes it from the code."""

UNFINISHED = ".unfinished-"
"""Names that begin so are of files that are being written (portal/library/storage.py)."""


@dataclass(frozen=True)
class StoredFile:
    """A file of a store: its name there, its size in bytes, and when it changed last."""

    store: str
    name: str
    size: int
    modified: datetime

    @property
    def path(self) -> str:
        """Where it stands in a backup."""
        return f"files/{self.store}/{self.name}"


def stores() -> dict[str, Storage]:
    """Return every store of files by its name in the settings: a folder, S3 or anything else."""
    return {name: storages[name] for name in sorted(settings.STORAGES) if name != REGENERATED}


def stored_files(store: str) -> Iterator[StoredFile]:
    """Yield every file of a store, by the storage's own listing."""
    yield from _below(store, storages[store], "")


def _below(store: str, storage: Storage, folder: str) -> Iterator[StoredFile]:
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever stored
        return
    for name in sorted(names):
        if not name or name.startswith(UNFINISHED):
            continue
        path = f"{folder}{name}"
        try:
            found = StoredFile(store, path, storage.size(path), storage.get_modified_time(path))
        except FileNotFoundError:  # deleted since it was listed
            continue
        yield found
    for name in sorted(folders):
        yield from _below(store, storage, f"{folder}{name}/")


def files_named_by_rows(cursor: CursorWrapper) -> set[str]:
    """Return where a backup has the files that rows name, as `cursor` sees the rows."""
    quote = connection.ops.quote_name
    found = set()
    for store, field in _file_fields():
        column, table = quote(str(field.column)), quote(field.model._meta.db_table)
        # S608: the names are those of our own models.
        cursor.execute(f"SELECT DISTINCT {column} FROM {table}")  # noqa: S608
        found |= {f"files/{store}/{name}" for (name,) in cursor.fetchall() if name}
    return found


def _file_fields() -> Iterator[tuple[str, models.FileField]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                yield from ((n, field) for n, store in stores().items() if field.storage == store)
