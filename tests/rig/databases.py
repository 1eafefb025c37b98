"""A SQLite database with all migrations applied, made once and copied: migrating takes long."""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "migrated"
"""Where the databases wait, one for each state of the migrations; `make clean` removes them."""


def migrated_sqlite() -> Path:
    """Return the file of a database in which nothing but `migrate` was run; to be copied.

    The first process to ask makes it while the others wait. Another migration or library makes
    another file.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{_digest()}.sqlite3"
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for stale in KEPT.glob("*.sqlite3*"):
                stale.unlink()
            unfinished = file.with_suffix(".unfinished")
            unfinished.unlink(missing_ok=True)
            migrate(f"sqlite:///{unfinished}")
            unfinished.rename(file)
    return file


def migrate(url: str) -> None:
    """Apply all migrations to the database at `url`.

    Raises CalledProcessError, after Django has said why, when one of them fails.
    """
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        check=True,
    )


def _digest() -> str:
    """Return a name for what the migrations and the libraries are."""
    found = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    for file in sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("portal/*/migrations/*.py")]):
        found.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return found.hexdigest()[:16]
