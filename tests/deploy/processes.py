"""Processes of the portal with the settings of a server, and what these are."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.rig.kept import ROOT
from tests.rig.site import SECRET

TOKEN = "only-for-whoever-reads-figures"


def environment(var: Path, **changes: str) -> dict[str, str]:
    """Return the variables of a server whose folder is `var`; SQLite and no mail unless changed."""
    return {
        **{name: value for name, value in os.environ.items() if name != "TEST_TEMPLATE"},
        "VAR_DIR": str(var),
        "DATABASE_URL": f"sqlite:///{var}/portal.sqlite3",
        "SECRET_KEY": SECRET,
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": "https://localhost",
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "DEFAULT_FROM_EMAIL": "Portal <portal@example.org>",
        "TRUSTED_PROXIES": "1",
        "METRICS_TOKEN": TOKEN,
        "SECOND_STEP_FOR": "nobody",  # an administrator logs in with a password
        "DEBUG": "false",
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        **changes,
    }


def manage(variables: dict[str, str], *arguments: str) -> str:
    """Run a management command and return what it printed. Raises RuntimeError when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=variables,
        check=False,
        text=True,
        capture_output=True,
    )
    if done.returncode:
        raise RuntimeError(f"{arguments}: {done.stdout}\n{done.stderr}")
    return done.stdout


@contextlib.contextmanager
def gunicorn(
    variables: dict[str, str], address: str, log: Path, workers: int = 1
) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve the portal on `address` (unix:/... or 127.0.0.1:port) as the units of systemd do.

    It may not listen yet: `wait_for` returns when it does.
    """
    command = ["-m", "gunicorn", "--config", "python:portal.security.web_server", "--preload"]
    command += ["--graceful-timeout", "3"]
    command += ["--bind", address, "--threads", "8", "--workers", str(workers), "portal.wsgi"]
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=variables, stdout=output, stderr=output
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return when a process listens on `address`.

    Raises RuntimeError, with the log, when it ends or does not listen within a minute.
    """
    for _ in range(600):
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), _knock(address):
            return
        time.sleep(0.1)
    raise RuntimeError(log.read_text())


def _knock(address: str) -> socket.socket:
    if address.startswith("unix:"):
        knocking = socket.socket(socket.AF_UNIX)
        knocking.connect(address.removeprefix("unix:"))
        return knocking
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=1)
