"""A backup that only the holder of a private key can read.

All files go, as a tar, through GnuPG, which locks them with a public key; only what comes out
reaches the folder of backups. The server does not have the key that opens it.

    gpg --decrypt backup.tar.gpg | tar --extract
"""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings

from .chest import SUMS, Chest
from .failing import BackupError

SEALED = "backup.tar.gpg"


class SealedChest(Chest):
    """A folder that is being filled with one file, sealed for the holder of a key."""

    def __init__(self, folder: Path, key: Path) -> None:
        """`key` is the file of a public key. Raises BackupError without GnuPG or without it."""
        super().__init__(folder, None)
        if not key.is_file():
            raise BackupError(f"BACKUP_KEY: there is no file {key}.")
        program = shutil.which("gpg")
        if program is None:
            raise BackupError("BACKUP_KEY is set, but GnuPG (gpg) is not installed.")
        # A home of its own: nothing of the keys of whoever runs this is read or written.
        self._home = tempfile.TemporaryDirectory(prefix="portal-gpg-")
        self._sealer = subprocess.Popen(  # noqa: S603 (GnuPG, without a shell)
            [program, "--homedir", self._home.name, "--batch", "--quiet", "--trust-model", "always",
             "--recipient-file", str(key), "--output", str(folder / SEALED), "--encrypt"],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )  # fmt: skip
        self._tar = tarfile.open(  # noqa: SIM115 (`close` closes it)
            fileobj=cast("BinaryIO", self._sealer.stdin), mode="w|", format=tarfile.PAX_FORMAT
        )

    def fill(
        self, name: str, write: Callable[[BinaryIO], object], modified: datetime | None = None
    ) -> None:
        """Seal the file `name` of what `write` writes, dated as `modified`.

        Raises OSError, and BackupError when GnuPG gave up.
        """
        # Unlinked from the start: what is still open to read is gone when the process is.
        with tempfile.TemporaryFile(dir=settings.VAR_DIR) as file:
            write(cast("BinaryIO", file))
            member = tarfile.TarInfo(name)
            member.size = file.seek(0, 2)
            member.mode = 0o600
            member.mtime = int((modified or datetime.now(UTC)).timestamp())
            file.seek(0)
            self.sums[name] = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            try:
                self._tar.addfile(member, file)
            except BrokenPipeError as error:
                raise BackupError(self._complaint()) from error
        self.size += member.size

    def drop(self, name: str) -> None:
        """Forget a file: the newer one, further back in the tar, takes its place."""
        del self.sums[name]

    def close(self) -> None:
        """Seal the list of all files, then list what was sealed. Raises as `fill` does."""
        self.fill(SUMS, lambda file: file.write(self.list_of_sums()))
        try:
            self._tar.close()
        except BrokenPipeError as error:
            raise BackupError(self._complaint()) from error
        complaint = self._complaint()
        if self._sealer.returncode:
            raise BackupError(complaint)
        self._home.cleanup()
        outside = Chest(self.folder, None)
        outside.take(SEALED)
        outside.close()

    def give_up(self) -> None:
        """End GnuPG: the backup failed."""
        self._sealer.kill()
        with suppress(OSError, ValueError):  # it has nobody to write to any more
            cast("BinaryIO", self._tar.fileobj).close()
        self._sealer.communicate()
        self._home.cleanup()

    def _complaint(self) -> str:
        """Wait until GnuPG has ended and return what it said."""
        _nothing, said = self._sealer.communicate()
        return f"GnuPG could not seal the backup: {said.decode(errors='replace').strip()}"
