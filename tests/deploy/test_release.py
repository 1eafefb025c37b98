"""deploy/release, with versions that are next to nothing: what stands when a step fails."""

import fcntl
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.rig.kept import ROOT

PYTHON = """#!/bin/sh
[ "$2" != diffsettings ] || { echo "STATIC_ROOT = PosixPath('$STATIC')"; exit; }
echo "$2" >>"$CALLS"
[ "$2" != collectstatic ] || cp name "$STATIC/staticfiles.json"
[ ! -e "fails/$2" ]
"""

# What a version starts with: it answers on the socket that it is given, as the portal would.
GUNICORN = """#!/usr/bin/python3
import http.server, os, socketserver, sys
if os.path.exists("fails/start"):
    sys.exit("this version does not start")
with open(os.environ["CALLS"], "a") as calls:
    print("trial", os.getpid(), os.environ["PROMETHEUS_MULTIPROC_DIR"], file=calls)
class Probe(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(503 if os.path.exists("fails/ready") else 200)
        self.end_headers()
    def log_message(self, *told): pass
    def address_string(self): return ""
place = sys.argv[sys.argv.index("--bind") + 1].removeprefix("unix:")
socketserver.UnixStreamServer(place, Probe).serve_forever()
"""

MAKEFILE = "install-server:\n\t@mkdir -p .venv/bin && cp python gunicorn .venv/bin/\n"


class Server:
    """A folder in place of /opt/portal, with a repository beside it."""

    def __init__(self, folder: Path) -> None:
        self.home, self.source, self.calls = folder / "home", folder / "source", folder / "calls"
        self.static, self.temporary = folder / "static", folder / "temporary"
        (self.home / "releases").mkdir(parents=True)
        for empty in (self.source, self.static, self.temporary):
            empty.mkdir()
        (folder / "portal.env").write_text("ALLOWED_HOSTS=programs.example.org\n")
        restart = folder / "restart"
        restart.write_text(f"#!/bin/sh\n[ ! -e {self.home}/current/fails/restart ]\n")
        restart.chmod(0o755)
        for name, text in (("python", PYTHON), ("gunicorn", GUNICORN), ("Makefile", MAKEFILE)):
            (self.source / name).write_text(text)
            (self.source / name).chmod(0o755)
        (self.source / "health").mkdir()
        (self.source / "health/ready").touch()
        self.git("init", "--quiet", "--initial-branch=main")
        self.version("v1")
        subprocess.run(
            ["git", "clone", "--quiet", self.source, self.home / "repository"], check=True
        )
        user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True)
        self.environment = {
            **os.environ,
            "PORTAL_HOME": str(self.home),
            "PORTAL_ENV": str(folder / "portal.env"),
            "PORTAL_USER": user.stdout.strip(),
            "PORTAL_RESTART": str(restart),
            "PORTAL_PROBE": f"file://{self.home}/current",
            "CALLS": str(self.calls),
            "STATIC": str(self.static),
            "TMPDIR": str(self.temporary),
        }

    def git(self, *words: str) -> None:
        me = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *me, *words], cwd=self.source, check=True)

    def version(self, name: str, fails: str = "") -> None:
        """Make a version; `fails` names the one thing that goes wrong in it."""
        (self.source / "fails").mkdir(exist_ok=True)
        for old in (self.source / "fails").iterdir():
            old.unlink()
        (self.source / "fails" / (fails or "nothing")).touch()
        (self.source / "name").write_text(name)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", name)
        self.git("tag", name)

    def begin(self, *words: str) -> "subprocess.Popen[str]":
        self.calls.write_text("")
        return subprocess.Popen(
            [ROOT / "deploy/release", *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def release(self, *words: str) -> "subprocess.CompletedProcess[str]":
        with self.begin(*words) as process:
            said, complained = process.communicate()
        return subprocess.CompletedProcess(words, process.returncode, said, complained)

    @property
    def running(self) -> str:
        return (self.home / "current/name").read_text()

    @property
    def previous(self) -> str:
        return (self.home / "previous/name").read_text()

    @property
    def files(self) -> str:
        """The version whose list of static files counts."""
        return (self.static / "staticfiles.json").read_text()

    @property
    def done(self) -> list[str]:
        return [line for line in self.calls.read_text().splitlines() if "trial" not in line]

    @property
    def trial(self) -> list[str]:
        """Process and folder of the version that is tried out."""
        return [word for line in self.calls.read_text().splitlines() for word in line.split()[1:]]


@pytest.fixture
def server(tmp_path):
    return Server(tmp_path)


def test_a_new_version_and_the_way_back(server):
    first = server.release("install", "main")  # nothing runs yet, so there is nothing to back up
    assert first.returncode == 0, first.stderr
    assert server.done == ["check", "migrate", "collectstatic", "write_error_pages"]

    server.version("v2")
    assert server.release("install", "v2").returncode == 0
    assert server.done == ["check", "back_up", "migrate", "collectstatic", "write_error_pages"]
    assert server.running == "v2"

    back = server.release("back")
    assert (back.returncode, server.running) == (0, "v1")
    assert "migrate" not in server.done
    assert (server.release("back").returncode, server.running) == (0, "v2")


@pytest.mark.parametrize("step", ["migrate", "start"])
def test_what_fails_before_the_change_changes_nothing(server, step):
    server.release("install", "v1")
    server.version("v2", fails=step)
    stood = (server.home / "current").lstat().st_mtime_ns
    failed = server.release("install", "v2")
    assert failed.returncode != 0
    assert (server.home / "current").lstat().st_mtime_ns == stood
    assert "collectstatic" not in server.done


def test_a_version_that_the_units_cannot_start_is_put_back(server):
    server.release("install", "v1")
    server.version("v2")
    server.release("install", "v2")
    server.version("v3", fails="restart")
    failed = server.release("install", "v3")
    assert failed.returncode != 0
    assert "The old version runs again" in failed.stderr
    assert server.done[-2:] == ["collectstatic", "write_error_pages"]  # those of the old version
    assert (server.running, server.files, server.previous) == ("v2", "v2", "v1")


def test_the_old_version_keeps_its_list_of_files(server):
    server.release("install", "v1")
    server.version("v2", fails="collectstatic")
    assert "its own list of files" in server.release("install", "v2").stderr
    assert (server.running, server.files) == ("v1", "v1")


def test_a_release_that_is_cut_off_leaves_nothing_behind(server):
    server.version("v2", fails="ready")
    with server.begin("install", "v2") as release:
        while not server.trial:
            assert release.poll() is None
            time.sleep(0.02)
        process, folder = server.trial
        assert Path(folder).parent == server.temporary
        held = {file.resolve().name for file in Path(f"/proc/{process}/fd").iterdir()}
        release.send_signal(signal.SIGHUP)
    assert "release.lock" not in held
    assert release.returncode == 1
    assert not Path(f"/proc/{process}").exists()
    assert not any(server.temporary.iterdir())
    assert server.release("install", "v1").returncode == 0


def test_the_way_back_stands_before_the_change(server):
    server.release("install", "v1")
    server.version("v2")
    restart = Path(server.environment["PORTAL_RESTART"])
    restart.write_text("#!/bin/sh\nkill -s HUP $PPID\nkill -s KILL $PPID\n")
    assert server.release("install", "v2").returncode == -signal.SIGKILL
    assert (server.running, server.previous) == ("v2", "v1")

    restart.write_text("#!/bin/sh\nkill -s HUP $PPID\n")
    assert server.release("back").returncode == 0
    assert (server.running, server.files) == ("v1", "v1")


def test_a_version_of_the_time_before_install_server(server):
    (server.source / "Makefile").write_text(MAKEFILE.replace("install-server", "install"))
    server.version("v0")
    assert server.release("install", "v0").returncode == 0


def test_two_people_do_not_release_at_once(server):
    server.release("install", "v1")
    lock = server.home / "release.lock"
    assert lock.stat().st_mode & 0o777 == 0o600  # nobody else may hold it
    with lock.open() as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        failed = server.release("install", "v1")
    assert "Somebody is at this already" in failed.stderr
    assert server.done == []
