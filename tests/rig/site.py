"""The portal as visitors and staff meet it: a real server process with a database of its own.

    python -m tests.rig.site

makes the sites that are kept to be copied, so that no test has to wait for them.
"""

import contextlib
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .databases import migrated_sqlite
from .kept import ROOT, digest, kept
from .postgres import free_port

SECRET = "only-for-the-rig-" * 4
MADE_OF = ("portal", "home", "programs", "resources", "search", "templates")


@dataclass(frozen=True)
class PortalSite:
    """A running portal: its address, and the environment in which its commands run."""

    url: str
    environment: dict[str, str]
    folder: Path

    def manage(self, *arguments: str, settings: str = "production") -> str:
        """Run a management command against this site's database and return what it printed.

        Raises CalledProcessError when it fails.
        """
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env={**self.environment, "DJANGO_SETTINGS_MODULE": f"portal.settings.{settings}"},
            check=False,
            text=True,
            capture_output=True,
        )
        if done.returncode:
            raise RuntimeError(f"{arguments}: {done.stdout}\n{done.stderr}")
        return done.stdout


def empty_folder() -> Path:
    """Return the folder of a site on its first day, to be copied."""
    return kept("empty", _state_of_the_code(), _make_empty)


def demo_folder() -> Path:
    """Return the folder of a site with the demo's content, to be copied."""
    return kept("demo", _state_of_the_code(), _make_demo)


def _make_empty(folder: Path) -> None:
    shutil.copyfile(migrated_sqlite(), folder / "portal.sqlite3")
    site = PortalSite("", _environment(folder, 8000, "", 9), folder)
    site.manage("collectstatic", "--noinput", "--verbosity", "0")


def _make_demo(folder: Path) -> None:
    shutil.copytree(empty_folder(), folder, dirs_exist_ok=True)
    drawn = ROOT / "var/demo-pictures"
    drawn.mkdir(exist_ok=True)
    (folder / drawn.name).symlink_to(drawn)
    site = PortalSite("", _environment(folder, 8000, "", 9), folder)
    site.manage("load_demo", settings="dev")
    site.manage("db_worker", "--batch", "--no-startup-delay")


def _state_of_the_code() -> str:
    """Return a name for all that a site is made of; the demo's dates are those of the day."""
    today = datetime.datetime.now(datetime.UTC).date()
    sources = [ROOT / "uv.lock", ROOT / "manage.py", Path(__file__)]
    return f"{digest(*sources, *(ROOT / name for name in MADE_OF))}-{today}"


@contextlib.contextmanager
def portal_site(
    folder: Path, copied_from: Path, smtp_port: int = 9, **settings: str
) -> Iterator[PortalSite]:
    """Serve a copy of a site's folder with the production settings and its worker, and yield it.

    Mail goes to `smtp_port` of the loopback; nobody listens on the default. `settings` go into the
    environment. Server and worker are stopped when the block ends.
    """
    port = free_port()
    shutil.copytree(copied_from, folder, dirs_exist_ok=True)
    environment = {**_environment(folder, port, "", smtp_port), **settings}
    site = PortalSite(f"http://localhost:{port}", environment, folder)
    gunicorn = ["-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "8"]
    with (
        _running(site, *gunicorn, log="server.log") as server,
        _running(site, "manage.py", "db_worker", "--no-startup-delay", log="worker.log"),
    ):
        _wait_for(site, server)
        yield site


@contextlib.contextmanager
def demo_site() -> Iterator[PortalSite]:
    """Serve a portal with the demo's content from a folder that is thrown away."""
    with (
        tempfile.TemporaryDirectory() as place,
        portal_site(Path(place) / "served", copied_from=demo_folder()) as site,
    ):
        yield site


@contextlib.contextmanager
def _running(site: PortalSite, *command: str, log: str) -> "Iterator[subprocess.Popen[bytes]]":
    """Run a Python command beside the block and end it afterwards."""
    with (site.folder / log).open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=site.environment,
            stdout=output,
            stderr=output,
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)


def _environment(folder: Path, port: int, database_url: str, smtp_port: int) -> dict[str, str]:
    return {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": database_url or f"sqlite:///{folder}/portal.sqlite3",
        "SECRET_KEY": SECRET,
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "SITE_URL": f"http://localhost:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{smtp_port}",
        "DEFAULT_FROM_EMAIL": "Portal <portal@example.org>",
        "SECURE_SSL_REDIRECT": "false",
        "SERVE_MEDIA": "true",
        "TRUSTED_PROXIES": "0",
        "POSTS_PER_ADDRESS": "1000000",
        "SECOND_STEP_FOR": "nobody",  # but where a test is about it
        "DEBUG": "false",
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    }


def _wait_for(site: PortalSite, server: "subprocess.Popen[bytes]") -> None:
    """Return when the server answers anything at all.

    Raises RuntimeError, with its log, when it ends or stays silent for a minute.
    """
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{site.url}/admin/login/", timeout=10).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError((site.folder / "server.log").read_text())


if __name__ == "__main__":
    demo_folder()
