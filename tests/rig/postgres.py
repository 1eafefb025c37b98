"""A private PostgreSQL cluster on a free port of the loopback, thrown away afterwards.

    python -m tests.rig.postgres COMMAND ...

runs COMMAND with DATABASE_URL pointing at it, all migrations applied, and TEST_TEMPLATE naming
that database, of which each worker of the tests takes a copy. Raises FileNotFoundError where
PostgreSQL is not installed.
"""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .databases import migrate


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL server installed here, if there is one."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Run a cluster for the time of the `with` block and yield its DATABASE_URL.

    PostgreSQL refuses to run as root: then it runs as `postgres`, whom Debian's package makes.
    """
    programs = binaries()
    if programs is None:
        raise FileNotFoundError("PostgreSQL's initdb is not installed")
    options = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        options = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        os.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"
    port = free_port()

    def run(name: str, *arguments: str) -> None:
        subprocess.run(
            [programs / name, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/", **options
        )

    run(
        "initdb",
        "-D",
        str(data),
        "-U",
        "portal",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    )
    settings = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories={folder}"
    )
    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", settings, "start")
    try:
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "portal", "portal")
        yield f"postgres://portal@127.0.0.1:{port}/portal"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


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
