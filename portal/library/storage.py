"""Where documents are kept."""

from typing import Never

from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.deconstruct import deconstructible


@deconstructible(path="portal.library.storage.UnpublishedFileStorage")
class UnpublishedFileStorage(FileSystemStorage):
    """A folder that no web server serves: files leave it through a view that asks who reads."""

    def url(self, name: str | None) -> Never:
        """Refuse: there is no address that leads past the view.

        Raises NotImplementedError, which is how Wagtail learns that a storage has no addresses.
        """
        raise NotImplementedError(f"{name} has no public address.")


def document_storage() -> Storage:
    """Return the storage named "documents" in the settings."""
    return storages["documents"]
