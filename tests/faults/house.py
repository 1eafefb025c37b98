"""The whole house on the loopback: PostgreSQL, gunicorn, worker, proxy and mail server."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.rig.databases import ROOT, migrate
from tests.rig.postgres import Cluster, free_port
from tests.rig.proxy import Proxy
from tests.rig.sink import Sink
from tests.rig.site import SECRET

from .disk import SmallDisk
from .keeper import Keeper

PATH = "/en/contact/"
FORGETFUL = {
    # A commit is answered before it is on the disk, and little else brings it there.
    "synchronous_commit": "off",
    "wal_writer_delay": "10s",
    "wal_writer_flush_after": "1GB",
    "wal_buffers": "64MB",
    "bgwriter_lru_maxpages": "0",
}
"""PostgreSQL's settings for the canary that must lose submissions."""


class House:
    """The processes of a portal whose folder is `folder`, and their faults."""

    def __init__(self, folder: Path, database: Cluster) -> None:
        self.folder, self.database = folder, database
        self.port, self.inner_port = free_port(), free_port()
        self.sink = Sink(free_port())
        self.proxy = Proxy(self.port, self.inner_port)
        self.disk = SmallDisk(folder / "disk", self._writers)
        for name in ("media", "documents"):
            (folder / "disk" / name).mkdir(exist_ok=True)
            (folder / name).symlink_to(folder / "disk" / name)
        self.environment = {
            **os.environ,
            "VAR_DIR": str(folder),
            "DATABASE_URL": database.url,
            "SECRET_KEY": SECRET,
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "SITE_URL": f"http://localhost:{self.port}",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.sink.port}",
            "DEFAULT_FROM_EMAIL": "Portal <portal@example.org>",
            "SECURE_SSL_REDIRECT": "false",
            "TRUSTED_PROXIES": "1",
            "SECOND_STEP_FOR": "nobody",
            "SERVE_MEDIA": "true",
            "DEBUG": "false",
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings.sound",
        }
        self.environment.pop("TEST_TEMPLATE", None)
        self._employ()

    def _employ(self, workers: int = 3, threads: int = 4) -> None:
        log = self.folder / "disk" / "log"
        gunicorn = [
            *("-m", "gunicorn", "portal.wsgi", "--preload"),
            *("--bind", f"127.0.0.1:{self.inner_port}"),
            *("--workers", str(workers), "--threads", str(threads), "--graceful-timeout", "5"),
            *("--access-logfile", "-", "--log-level", "warning"),
        ]
        worker = ["manage.py", "db_worker", "--no-startup-delay", "--interval", "0.2"]
        self.server = Keeper([sys.executable, *gunicorn], self.environment, log)
        self.worker = Keeper([sys.executable, *worker], self.environment, log)

    def _writers(self) -> list[int]:
        return [self.server.pid, *self.server.children()]

    def open(self, settings: str = "sound", *, mail: bool = True, **gunicorn: int) -> None:
        """Start server and mail worker with these settings; return when pages are answered.

        What runs already stays as it is. `gunicorn` has numbers of workers and threads.
        """
        self.environment["DJANGO_SETTINGS_MODULE"] = f"tests.faults.settings.{settings}"
        if not self.server.runs:
            self._employ(**gunicorn)
            self.server.start()
        if mail and not self.worker.runs:
            self.worker.start()
        self.wait_for("/health/ready")

    def close(self) -> None:
        """End server and worker."""
        for process in (self.server, self.worker):
            process.dismiss()
        for process in (self.server, self.worker):
            process.stop()

    def wait_for(self, path: str, seconds: float = 60) -> None:
        """Return when `path` is answered with 200. Raises TimeoutError, with the log."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5).close()
                return
            time.sleep(0.1)
        raise TimeoutError((self.folder / "disk" / "log").read_text()[-4000:])

    def status(self, path: str) -> int:
        """Return the status with which `path` is answered now."""
        address = f"http://127.0.0.1:{self.port}{path}"
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    def manage(self, *arguments: str) -> str:
        """Run a management command and return what it printed. Raises CalledProcessError."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            check=True,
            text=True,
            stdout=subprocess.PIPE,
            timeout=900,
        ).stdout

    def sql(self, command: str) -> list[tuple]:
        """Ask the database from outside and return the rows. Raises psycopg.Error."""
        with psycopg.connect(self.database.url, connect_timeout=5) as connection:
            cursor = connection.execute(command)
            return cursor.fetchall() if cursor.description else []

    def forget(self) -> None:
        """Remove all submissions, for the next run."""
        self.sql("TRUNCATE intake_inquiry, django_tasks_database_dbtaskresult CASCADE")
        self.sink.taken.clear()

    def restart_database(self, **settings: str) -> None:
        """Stop the database in good order and start it with further settings."""
        self.database.stop("fast")
        self.database.settings |= settings
        self.database.start()


@contextlib.contextmanager
def house(folder: Path) -> Iterator[House]:
    """Build a house in `folder` and yield it with an open proxy; nothing else runs but PostgreSQL.

    Raises FileNotFoundError where PostgreSQL is not installed.
    """
    # In a folder of its own: the user that PostgreSQL runs as may not pass through a test's.
    place = Path(tempfile.mkdtemp(prefix="portal-faults-"))
    database = Cluster(
        place,
        fsync="on",
        max_connections="60",
        # The machine itself did not crash: one call in place of one for each of 1,500 files.
        recovery_init_sync_method="syncfs",
    )
    built = None
    try:
        database.create()
        _fill(database)
        built = House(folder, database)
        built.proxy.open()
        built.manage("shell", "-v0", "-c", "from tests.faults.content import write; write()")
        yield built
    finally:
        if built:
            built.close()
            built.proxy.close()
            built.sink.close()
        database.stop()
        shutil.rmtree(place)
        if built:
            built.disk.remove()


def _fill(database: Cluster) -> None:
    """Migrate, or copy what the suite has migrated already: that takes a second."""
    if os.environ.get("TEST_TEMPLATE") and (ready := os.environ.get("DATABASE_URL")):
        dump = subprocess.run(
            [database.programs / "pg_dump", "--no-owner", ready], check=True, stdout=subprocess.PIPE
        )
        subprocess.run(
            [database.programs / "psql", "-q", "-v", "ON_ERROR_STOP=1", database.url],
            input=dump.stdout,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    else:
        migrate(database.url)
