"""The portal as visitors and staff meet it: a real server process with a database of its own."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
SECRET = "only-for-the-rig-" * 4


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


@contextlib.contextmanager
def portal_site(
    folder: Path, demo: bool = False, database_url: str = "", smtp_port: int = 9
) -> Iterator[PortalSite]:
    """Serve a portal from `folder` with the production settings and yield it.

    With `demo` the demo's content is loaded first. Mail goes to `smtp_port` of the loopback; nobody
    listens on the default. The server is stopped when the block ends.
    """
    port = free_port()
    environment = {
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
        "DEBUG": "false",
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    }
    site = PortalSite(f"http://localhost:{port}", environment, folder)
    site.manage("migrate", "--verbosity", "0")
    site.manage("collectstatic", "--noinput", "--verbosity", "0")
    if demo:
        site.manage("load_demo", settings="dev")
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [
                sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}",
                "--workers", "1", "--threads", "8", "--timeout", "120",
            ],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )  # fmt: skip
        try:
            _wait_for(site, server)
            yield site
        finally:
            server.terminate()
            server.wait(timeout=20)


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
