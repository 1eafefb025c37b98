"""systemd itself reads the units of deploy/systemd and finds nothing to say."""

import errno
import re
import runpy
import subprocess
from pathlib import Path

import pytest

from tests.rig.kept import ROOT

UNITS = ROOT / "deploy/systemd"


def verdict(folder: Path) -> str:
    """Return what `systemd-analyze verify` says of all units in a folder."""
    # A unit that is a pattern is asked for by one of its names.
    files = [str(file).replace("@.", "@a.") for file in sorted(folder.iterdir()) if file.is_file()]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *files],
        check=False,
        capture_output=True,
        text=True,
    )
    return done.stderr


def test_systemd_understands_every_unit(tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("gunicorn", "python"):
        (programs / name).symlink_to("/bin/true")
    units = tmp_path / "units"
    units.mkdir()
    for file in UNITS.iterdir():
        text = file.read_text().replace("/opt/portal/current/.venv/bin", str(programs))
        (units / file.name).write_text(text)
    assert verdict(units) == ""

    worker = units / "portal-worker.service"
    worker.write_text(worker.read_text().replace("Restart=always", "Restart=alway"))
    assert "alway" in verdict(units)


def test_processes_count_in_memory():
    unit = (UNITS / "portal-web.service").read_text()
    (folder,) = re.findall(r"^RuntimeDirectory=(\S+)$", unit, re.MULTILINE)
    assert f"Environment=PROMETHEUS_MULTIPROC_DIR=/run/{folder}\n" in unit


def test_the_web_server_starts_on_a_full_disk(monkeypatch, tmp_path):
    def full(*_args: object, **_options: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.mkdtemp", full)
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    assert runpy.run_module("portal.security.web_server")["worker_tmp_dir"] == str(tmp_path)
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR")
    with pytest.raises(OSError, match="No space left"):
        runpy.run_module("portal.security.web_server")


def test_the_commands_of_the_units_are_there():
    for file in UNITS.glob("*.service"):
        (start,) = [line for line in file.read_text().splitlines() if line.startswith("ExecStart=")]
        assert start.startswith("ExecStart=/opt/portal/current/.venv/bin/")
    for name in ("run_jobs", "db_worker"):
        assert any(name in file.read_text() for file in UNITS.glob("*.service"))
