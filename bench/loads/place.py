"""The real thing on the loopback, as deploy/ sets it up: nginx with TLS, gunicorn, worker, mail.

The demo's content is made once and kept in var/kept; each run works on a copy of it.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.deploy.front import Front
from tests.deploy.processes import environment, manage
from tests.faults.keeper import Keeper
from tests.rig.kept import ROOT, digest, kept
from tests.rig.postgres import Cluster, free_port
from tests.rig.sink import Sink

WORKERS, THREADS = "2", "8"
"""As deploy/systemd/portal-web.service has them."""

MADE_OF = ("portal", "home", "programs", "resources", "search", "templates")

STAFF, PASSWORD = "rig", "a-long-pass-phrase-for-the-loads"

ADMINISTRATOR = f"""
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser("{STAFF}", "rig@example.org", "{PASSWORD}")
"""

DURABLE = {"fsync": "on", "max_connections": "60", "recovery_init_sync_method": "syncfs"}
"""PostgreSQL as on a server. The machine itself does not crash, so one call syncs all files."""


class Place:
    """Everything that runs: `front` is nginx, `database` can be stopped, `sink` takes the mail."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.var = folder, folder / "var"
        self.database = Cluster(folder / "postgres", **DURABLE)
        self.sink = Sink(free_port())
        address = f"unix:{folder}/web.sock"
        self.front = Front(folder / "nginx", self.var, address)
        self.environment = _environment(self.var, self.database.url, self.sink.port)
        gunicorn = [
            *("-m", "gunicorn", "--config", "python:portal.security.web_server", "--preload"),
            *("--workers", WORKERS, "--threads", THREADS, "--graceful-timeout", "5"),
            *("--bind", address, "portal.wsgi"),
        ]
        worker = ["manage.py", "db_worker", "--no-startup-delay"]
        log = folder / "log"
        self.server = Keeper([sys.executable, *gunicorn], self.environment, log)
        # Their Nice=, that a letter waits rather than a visitor.
        self.worker = Keeper(["nice", "-n", "5", sys.executable, *worker], self.environment, log)

    def sql(self, command: str) -> list[tuple]:
        """Ask the database from outside and return the rows. Raises psycopg.Error."""
        with psycopg.connect(self.database.url, connect_timeout=5) as connection:
            cursor = connection.execute(command)
            return cursor.fetchall() if cursor.description else []

    def paths(self) -> list[str]:
        """Return the paths of all pages of the sitemap: what visitors read."""
        listed = self.front.ask("/sitemap.xml").text
        parts = [part.partition("</loc>")[0] for part in listed.split("<loc>")[1:]]
        return [f"/{part.partition('://')[2].partition('/')[2]}" for part in parts]

    def processor_seconds(self) -> float:
        """Return for how long the processes of gunicorn have had a processor so far."""
        ticks = 0
        for pid in (self.server.pid, *self.server.children()):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def wait_for(self, path: str, seconds: float = 90) -> float:
        """Return after how many seconds `path` is answered with 200. Raises TimeoutError."""
        begin = time.monotonic()
        while time.monotonic() < begin + seconds:
            with contextlib.suppress(OSError):
                if self.front.ask(path).status == 200:
                    return time.monotonic() - begin
            time.sleep(0.1)
        raise TimeoutError((self.folder / "log").read_text()[-4000:])


@contextlib.contextmanager
def place() -> Iterator[Place]:
    """Run all of it for the length of the block. Raises FileNotFoundError without PostgreSQL."""
    made = demo()
    folder = Path(tempfile.mkdtemp(prefix="bench-loads-"))
    folder.chmod(0o755)
    with contextlib.ExitStack() as up:
        up.callback(shutil.rmtree, folder)
        # PostgreSQL's files belong to its own user.
        subprocess.run(["cp", "-a", f"{made}/.", folder], check=True)
        built = Place(folder)
        up.callback(built.sink.close)
        built.database.start()
        up.callback(built.database.stop)
        up.enter_context(built.front.running())
        for process in (built.server, built.worker):
            up.callback(process.stop)
            process.start()
        built.wait_for("/health/ready")
        yield built


def demo() -> Path:
    """Return a folder with the demo's `var` and `postgres` (stopped); made where there is none."""
    return kept("loads", digest(ROOT / "uv.lock", *(ROOT / name for name in MADE_OF)), _make)


def _environment(var: Path, database: str, mail: int) -> dict[str, str]:
    return environment(
        var,
        DATABASE_URL=database,
        EMAIL_URL=f"smtp://127.0.0.1:{mail}",
        BACKUP_DIR=str(var / "backups"),
    )


def _make(folder: Path) -> None:
    """Make the demo's database and files, and stop PostgreSQL in good order."""
    print("making the demo; the next run copies it", flush=True)
    for name in ("var", "postgres"):
        (folder / name).mkdir()
    drawn = ROOT / "var" / "demo-pictures"
    drawn.mkdir(parents=True, exist_ok=True)
    (folder / "var" / "demo-pictures").symlink_to(drawn)
    folder.chmod(0o755)
    database = Cluster(folder / "postgres", fsync="off")
    database.create()
    try:
        variables = _environment(folder / "var", database.url, 9)
        manage(variables, "migrate", "--verbosity=0")
        manage({**variables, "DJANGO_SETTINGS_MODULE": "portal.settings.dev"}, "load_demo")
        manage(variables, "collectstatic", "--noinput", "--verbosity=0")
        manage(variables, "write_error_pages")
        manage(variables, "db_worker", "--batch", "--no-startup-delay")
        manage(variables, "shell", "--verbosity=0", "-c", ADMINISTRATOR)
        manage(variables, "pagecache", "--clear")
    finally:
        database.stop("fast")


def load_now() -> float:
    """Return how many processes wanted a processor within the last minute."""
    return os.getloadavg()[0]
