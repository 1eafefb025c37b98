"""A file is there as a whole or not at all (hardening row 37)."""

import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from portal.library.storage import WholeFileStorage, document_storage


class Interrupted(ContentFile):
    """Content whose second half finds the disk full."""

    def chunks(self, chunk_size=None):
        yield self.file.read(4)
        raise OSError(errno.ENOSPC, "No space left on device")


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_half_a_file_is_no_file(tmp_path):
    storage = WholeFileStorage(location=tmp_path)
    with pytest.raises(OSError, match="No space left"):
        storage.save("a/picture.png", Interrupted(b"12345678"))
    assert files_in(tmp_path) == []

    assert storage.save("a/picture.png", ContentFile(b"12345678")) == "a/picture.png"
    second = storage.save("a/picture.png", ContentFile(b"other"))
    assert second != "a/picture.png"
    assert (tmp_path / "a/picture.png").read_bytes() == b"12345678"
    assert (tmp_path / second).read_bytes() == b"other"
    assert (tmp_path / second).stat().st_mode & 0o777 == 0o644
    assert len(files_in(tmp_path)) == 2


def test_pictures_and_documents_are_kept_so():
    assert isinstance(default_storage, WholeFileStorage)
    assert isinstance(document_storage(), WholeFileStorage)
