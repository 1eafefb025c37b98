"""A private PostgreSQL cluster on a free port of the loopback, thrown away afterwards.

    python -m tests.rig.postgres COMMAND ...

runs COMMAND with DATABASE_URL pointing at it, all migrations applied, and TEST_TEMPLATE naming
that database, of which each worker of the tests takes a copy. Raises FileNotFoundError where
PostgreSQL is not installed.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .databases import migrate

FORGETFUL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "256MB",
    "jit": "off",  # tables without statistics look large enough for it, and are not
    # It would look at tables while they are empty, and what a test then fills within a transaction
    # would be read by plans for nothing: a page of the demo took seconds.
    "autovacuum": "off",
}
"""Settings for data that nobody misses after a power cut."""


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL server installed here, if there is one."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


PORTS = range(10_240, 32_768)
"""Below those that a system gives to whoever connects: one of these may be taken a moment later."""

_given: set[int] = set()


def free_port() -> int:
    """Return a port that nobody uses, and another one each time."""
    while True:
        port = secrets.choice(PORTS)
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind(("", port))
            if port not in _given:
                _given.add(port)
                return port


class Cluster:
    """A cluster in a folder of its own, which can be stopped like by a power cut, and come back.

    `settings` are PostgreSQL's own. PostgreSQL refuses to run as root: then it runs as
    `postgres`, whom Debian's package makes. Raises FileNotFoundError without PostgreSQL.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        programs = binaries()
        if programs is None:
            raise FileNotFoundError("PostgreSQL's initdb is not installed")
        self.programs = programs
        self.folder = folder
        self.port = free_port()
        self.url = f"postgres://portal@127.0.0.1:{self.port}/portal"
        self._data = str(folder / "data")
        self.settings = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(folder),
            **settings,
        }
        self._identity: dict[str, Any] = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            self._identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            os.chown(folder, user.pw_uid, user.pw_gid)

    def create(self) -> None:
        """Make the cluster and its empty database `portal`, and leave it running."""
        self._run(
            "initdb",
            *("-D", self._data, "-U", "portal", "--auth=trust", "--encoding=UTF8"),
            *("--locale=C.UTF-8", "--no-sync"),
        )
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "portal", "portal")

    def start(self) -> None:
        """Start, recover from whatever stopped it, and return when it takes connections."""
        options = " ".join(f"-c {name}={value}" for name, value in self.settings.items())
        self._control("-w", "-t", "60", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop; `immediate` is PostgreSQL's word for a crash: nothing is written that was not."""
        self._control("-w", "-t", "60", "-m", mode, "stop")

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-D", self._data, *arguments)

    def _run(self, name: str, *arguments: str) -> None:
        subprocess.run(
            [self.programs / name, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd="/",
            **self._identity,
        )


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Run a cluster for the time of the `with` block and yield its DATABASE_URL.

    It is quick and forgets all in a power cut. Raises FileNotFoundError without PostgreSQL.
    """
    server = Cluster(folder, **FORGETFUL)
    server.create()
    try:
        yield server.url
    finally:
        server.stop()


def main(command: list[str]) -> int:
    """Run `command` against a private cluster and return its exit code."""
    with (
        tempfile.TemporaryDirectory(prefix="portal-postgres-") as folder,
        cluster(Path(folder)) as url,
    ):
        migrate(url)
        environment = {**os.environ, "DATABASE_URL": url, "TEST_TEMPLATE": "portal"}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
