"""Pictures and documents in an S3-compatible store that several servers share.

Nobody but the portal can read the bucket. Pictures are at /media/ as always, so that no page asks
another origin and no policy has to name one: the portal fetches them, and nginx keeps them.
Documents go through the view that asks who reads, in whatever store they are.

S3 shows an object when all of it has arrived, and a name is never given twice: what
`portal.library.storage` promises of a folder holds here too.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Never
from urllib.parse import quote, urljoin

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.deconstruct import deconstructible
from storages.backends.s3 import S3Storage

PATIENCE = Config(
    connect_timeout=3,
    read_timeout=20,
    retries={"max_attempts": 2},
    s3={"addressing_style": "path"},
    signature_version="s3v4",
)


@contextmanager
def _as_a_disk_would() -> Iterator[None]:
    """Raise OSError for whatever the store's library raises: whoever has files knows that one."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise OSError(errno.EIO, f"The store of files: {type(error).__name__}") from error


@deconstructible(path="portal.library.shared_storage.SharedStorage")
class SharedStorage(S3Storage):
    """A folder in a bucket whose files are reached through the portal's own addresses."""

    def get_default_settings(self) -> dict[str, Any]:
        """Return django-storages' settings with ours."""
        ours = {
            "client_config": PATIENCE,
            "default_acl": None,
            "file_overwrite": False,
            "gzip": False,
            "max_memory_size": 5 * 1024 * 1024,
        }
        return {**super().get_default_settings(), **ours}

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return a name that nobody else has: two servers may store a file at one moment."""
        folder, slash, file = name.rpartition("/")
        root, dot, ending = file.partition(".")
        return str(
            super().get_available_name(
                self.get_alternative_name(f"{folder}{slash}{root}", f"{dot}{ending}"), max_length
            )
        )

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        """Open a file and see that it is there. Raises FileNotFoundError and OSError."""
        with _as_a_disk_would():
            return super()._open(name, mode)

    def _save(self, name: str, content: File[Any]) -> str:
        """Store a file. Raises OSError."""
        with _as_a_disk_would():
            return str(super()._save(name, content))

    def exists(self, name: str) -> bool:
        """Tell whether a file is there. Raises OSError."""
        with _as_a_disk_would():
            return bool(super().exists(name))

    def size(self, name: str) -> int:
        """Return the length of a file in bytes. Raises FileNotFoundError and OSError."""
        with _as_a_disk_would():
            return int(super().size(name))

    def delete(self, name: str) -> None:
        """Remove a file, if it is there. Raises OSError."""
        with _as_a_disk_would():
            super().delete(name)

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        """Return the folders and the files of a folder. Raises OSError."""
        with _as_a_disk_would():
            folders, files = super().listdir(name)
            return list(folders), list(files)

    def get_modified_time(self, name: str) -> datetime:
        """Return when a file was stored. Raises OSError."""
        with _as_a_disk_would():
            found: datetime = super().get_modified_time(name)
            return found

    def url(self, name: str | None, *_args: Any, **_options: Any) -> str:
        """Return the address below MEDIA_URL. There is none of the store's own."""
        return urljoin(settings.MEDIA_URL, quote(str(name)))


@deconstructible(path="portal.library.shared_storage.UnpublishedSharedStorage")
class UnpublishedSharedStorage(SharedStorage):
    """A folder in a bucket whose files leave it through a view that asks who reads."""

    def url(self, name: str | None, *_args: Any, **_options: Any) -> Never:
        """Refuse, as `UnpublishedFileStorage` does, with NotImplementedError."""
        raise NotImplementedError(f"{name} has no public address.")
