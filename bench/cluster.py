"""A PostgreSQL cluster that is kept between measurements, with a database for each size of corpus.

    python -m bench.cluster 20000 COMMAND ...

runs COMMAND with DATABASE_URL at the database of 20,000 resources, which is made if it is not
there: the demo, and then the corpus. It is made anew when migrations or the corpus have changed.
All of it is in var/kept/bench (VAR_DIR of the site too), which `make clean` removes.
"""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.rig.kept import KEPT, ROOT, digest
from tests.rig.postgres import Cluster

SETTINGS = {
    "shared_buffers": "2GB",
    "effective_cache_size": "6GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "512MB",
    "random_page_cost": "1.1",
    "effective_io_concurrency": "100",
    "max_wal_size": "8GB",
    "jit": "off",
    "fsync": "off",
}
"""What differs from PostgreSQL's defaults. Without `fsync` it fills quickly; reading minds not."""

FOLDER = KEPT / "bench"


def state() -> str:
    """Return a name for all that decides what the databases hold."""
    migrations = [*ROOT.glob("*/migrations"), *ROOT.glob("portal/*/migrations")]
    migrations += ROOT.glob("portal/library/*/migrations")
    return os.environ.get("BENCH_STATE") or digest(
        ROOT / "uv.lock", ROOT / "bench" / "corpus", *migrations
    )


@contextlib.contextmanager
def cluster() -> Iterator[Cluster]:
    """Run the kept cluster for the time of the block; another state makes another cluster."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    mark, folder = FOLDER / "state", FOLDER / "postgres"
    if mark.exists() and mark.read_text() != state():
        subprocess.run(["rm", "-rf", str(FOLDER)], check=True)
    folder.mkdir(parents=True, exist_ok=True)
    server = Cluster(folder, **SETTINGS)
    if port := _running(folder):
        # Somebody else measures with it, and stops it when they are done.
        server.port = port
        server.url = f"postgres://portal@127.0.0.1:{port}/portal"
        yield server
        return
    if mark.exists():
        server.start()
    else:
        server.create()
        mark.write_text(state())
    try:
        yield server
    finally:
        server.stop("fast")


def _running(folder: Path) -> int | None:
    """Return the port of the cluster in a folder if it runs."""
    pid = folder / "data" / "postmaster.pid"
    if not pid.exists():
        return None
    lines = pid.read_text().splitlines()
    return int(lines[3]) if Path(f"/proc/{lines[0]}").exists() else None


def demo(server: Cluster) -> dict[str, str]:
    """Return the environment in which the site is the demo."""
    _make(
        server,
        "demo",
        "postgres",
        ["manage.py", "migrate", "--verbosity=0"],
        ["manage.py", "load_demo"],
    )
    return environment(server, "demo")


def database(server: Cluster, pages: int) -> dict[str, str]:
    """Return the environment in which the site is the one with so many resources."""
    demo(server)
    name = f"corpus_{pages}"
    _make(server, name, "demo", ["-m", "bench.corpus", str(pages)])
    return environment(server, name)


def environment(server: Cluster, name: str) -> dict[str, str]:
    """Return the variables with which the site runs on one of the databases."""
    return {
        **os.environ,
        "DATABASE_URL": server.url.rpartition("/")[0] + f"/{name}",
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DEBUG": "false",
        "PAGE_CACHE": "false",  # what is measured here is what no copy answers
        "VAR_DIR": str(FOLDER / "files"),
    }


def _make(server: Cluster, name: str, template: str, *commands: list[str]) -> None:
    """Make a database unless it is there, as a copy of another one in which commands are run."""
    if name in _databases(server):
        return
    begin = time.perf_counter()
    unfinished = f"unfinished_{name}"
    sql(server, f"DROP DATABASE IF EXISTS {unfinished}")
    source = "template0" if template == "postgres" else template
    sql(server, f"CREATE DATABASE {unfinished} TEMPLATE {source}")
    for command in commands:
        subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment(server, unfinished),
            check=True,
            stdout=subprocess.DEVNULL if command[0] == "manage.py" else None,
        )
    sql(server, f"ALTER DATABASE {unfinished} RENAME TO {name}")
    print(f"database {name} made in {time.perf_counter() - begin:.0f} s", flush=True)


def sql(server: Cluster, statement: str) -> str:
    """Run a statement as the cluster's owner and return what psql printed."""
    arguments = ("-h", "127.0.0.1", "-p", str(server.port), "-U", "portal", "-d", "postgres")
    return subprocess.run(
        [server.programs / "psql", *arguments, "-At", "-c", statement],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def _databases(server: Cluster) -> list[str]:
    return sql(server, "SELECT datname FROM pg_database").split()


def main(pages: int, command: list[str]) -> int:
    """Run a command on the site with so many resources and return its exit code."""
    with cluster() as server:
        env = database(server, pages)
        return subprocess.run(command, env=env, check=False, cwd=Path.cwd()).returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
