"""A site is backed up, lost and restored: equal, on both databases (hardening row 40).

Every step is that of the real commands, with PostgreSQL's own programs, in processes of their own.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.rig.databases import ROOT, migrate, migrated_sqlite
from tests.rig.postgres import Cluster

from .comparing import files, names_of_senders, rows
from .content import CANARY

SECRET = "only-for-backups-" * 4


@dataclass(frozen=True)
class Place:
    """Where a site lives: its database and its folder. The folder of backups is another one."""

    url: str
    folder: Path
    backups: Path

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "DATABASE_URL": self.url,
            "VAR_DIR": str(self.folder),
            "BACKUP_DIR": str(self.backups),
            "SECRET_KEY": SECRET,
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "DEBUG": "false",
            **more,
        }
        environment.pop("TEST_TEMPLATE", None)
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )

    def do(self, *steps: str, **more: str) -> list:
        done = self.run("-m", "tests.portal.backup.driver", *steps, **more)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def restore(self, backup: Path | str, **more: str) -> subprocess.CompletedProcess[str]:
        return self.run("manage.py", "restore", str(backup), **more)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server with a migrated database: the suite's where it has one."""
    if os.environ.get("TEST_TEMPLATE") and "DATABASE_URL" in os.environ:
        yield os.environ["DATABASE_URL"]
        return
    folder = Path(tempfile.mkdtemp(prefix="portal-backup-"))
    cluster = Cluster(folder, fsync="off")
    cluster.create()
    try:
        migrate(cluster.url)
        yield cluster.url
    finally:
        cluster.stop()
        shutil.rmtree(folder)


def new_database(server: str, template: str = "") -> str:
    """Make a database, empty or a copy of the migrated one, and return its address."""
    name, place = f"backup_{uuid4().hex[:8]}", server.rpartition("/")[0]
    with psycopg.connect(f"{place}/postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template or 'template0'}")
    return f"{place}/{name}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def places(request, tmp_path) -> Iterator[list[Place]]:
    """A migrated site and two empty ones."""
    folders = [tmp_path / name for name in ("site", "second", "third")]
    backups = tmp_path / "backups"
    for folder in folders:
        folder.mkdir()
    if request.param == "sqlite":
        shutil.copyfile(migrated_sqlite(), folders[0] / "portal.sqlite3")
        urls = [f"sqlite:///{folder}/portal.sqlite3" for folder in folders]
    else:
        server = request.getfixturevalue("server")
        urls = [
            new_database(server, server.rsplit("/", 1)[1]),
            *(new_database(server) for _ in "ab"),
        ]
    return [Place(url, folder, backups) for url, folder in zip(urls, folders, strict=True)]


def test_a_site_comes_back_as_it_was_and_survives_every_kill(places, gpg_key, tmp_path):
    site, second, third = places
    steps = ("write", "die", "full_disk", "sealed", "wrong_key", "state", "erase")
    backup, died, full, sealed, wrong, was, _ = site.do(*steps, KEY=str(gpg_key.public))
    assert len(was["files"]) == 8
    assert died["killed"] >= 10
    assert died["whole"]
    assert died["last_good_stays"]
    assert died["rubbish"] >= 5  # it did die in the middle
    assert died["left"] == []
    assert "space" in full["said"] or "too large" in full["said"]
    assert (full["whole"], full["left"], full["then"]) == (True, [], True)
    assert "GnuPG could not seal the backup" in wrong
    assert wrong.endswith("[]")

    # Whoever finds the folder of a sealed backup reads nothing; the holder of the key everything.
    sealed_file = Path(sealed, "backup.tar.gpg")
    assert {path.name for path in Path(sealed).iterdir()} == {"SHA256SUMS", sealed_file.name}
    assert CANARY.encode() not in sealed_file.read_bytes()
    opened = gpg_key.opened(sealed_file, tmp_path / "opened")
    check = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    subprocess.run(check, cwd=opened, check=True)

    # The machine is lost. What the sealed backup held brings all back, but who is erased since
    # stays away only where the newest list of erasures is: it stands beside the open backups.
    done = second.restore(opened)
    assert done.returncode == 0, done.stderr
    there = {"rows": rows(second.url), "files": files(second.folder)}
    assert json.loads(json.dumps(there)) == was
    assert set(names_of_senders(second.url)) == {CANARY, "Bo Other"}

    done = third.restore(died["last"])
    assert done.returncode == 0, done.stderr
    assert "1 intake.Inquiry" in done.stdout
    assert names_of_senders(third.url) == ["Bo Other"]
    assert files(third.folder) == was["files"]
    assert Path(backup).exists()
