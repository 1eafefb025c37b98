"""Where pictures and documents are kept."""

import os
import tempfile
from pathlib import Path
from typing import Any, Never

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.deconstruct import deconstructible


@deconstructible(path="portal.library.storage.WholeFileStorage")
class WholeFileStorage(FileSystemStorage):
    """A folder in which a file is there as a whole or not at all.

    Django's own storage writes into the place itself: a disk that fills up, or a process that is
    killed, leaves half a picture there.
    """

    def _save(self, name: str, content: File[Any]) -> str:
        """Take the place, write beside it, then move. Raises OSError, with nothing left behind."""
        taken: str = super()._save(name, ContentFile(b""))  # type: ignore[misc]  # Django's own
        place = Path(self.path(taken))
        try:
            descriptor, beside = tempfile.mkstemp(prefix=".unfinished-", dir=place.parent)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    for chunk in content.chunks():
                        file.write(chunk.encode() if isinstance(chunk, str) else chunk)
                    file.flush()
                    os.fsync(file.fileno())
                Path(beside).chmod(place.stat().st_mode)
                Path(beside).replace(place)
            except BaseException:
                Path(beside).unlink(missing_ok=True)
                raise
        except BaseException:
            place.unlink(missing_ok=True)
            raise
        return taken


@deconstructible(path="portal.library.storage.UnpublishedFileStorage")
class UnpublishedFileStorage(WholeFileStorage):
    """A folder that no web server serves: files leave it through a view that asks who reads."""

    def url(self, name: str | None) -> Never:
        """Refuse: there is no address that leads past the view.

        Raises NotImplementedError, which is how Wagtail learns that a storage has no addresses.
        """
        raise NotImplementedError(f"{name} has no public address.")


def document_storage() -> Storage:
    """Return the storage named "documents" in the settings."""
    return storages["documents"]
