"""A pair of keys, as the owner of sealed backups has it."""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Keys:
    """A private key in the home of GnuPG, and the file of its public half."""

    home: Path
    public: Path

    def opened(self, sealed: Path, into: Path) -> Path:
        """Open a sealed backup as docs/operations/backup.md says, and return the folder."""
        into.mkdir()
        gpg = ["gpg", "--homedir", str(self.home), "--batch", "--quiet", "--decrypt", str(sealed)]
        tar = ["tar", "--extract", "--directory", str(into)]
        plain = subprocess.run(gpg, check=True, stdout=subprocess.PIPE).stdout
        subprocess.run(tar, check=True, input=plain)
        return into


@pytest.fixture(scope="session")
def gpg_key(tmp_path_factory) -> Iterator[Keys]:
    # Short: GnuPG's agent listens on a socket inside, and those have short names.
    home = Path(tempfile.mkdtemp(prefix="gpg-", dir="/tmp"))
    home.chmod(0o700)
    gpg = ["gpg", "--homedir", str(home), "--batch", "--quiet"]
    new = ["--passphrase", "", "--quick-generate-key", "keeper@example.org", "future-default"]
    subprocess.run([*gpg, *new], check=True, capture_output=True)
    public = tmp_path_factory.mktemp("key") / "keeper.asc"
    subprocess.run([*gpg, "--armor", "--output", str(public), "--export"], check=True)
    yield Keys(home, public)
    subprocess.run(["gpgconf", "--homedir", str(home), "--kill", "all"], check=False)
