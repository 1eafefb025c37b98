"""A SQLite database with all migrations applied, made once and copied: migrating takes long."""

import os
import subprocess
import sys
from pathlib import Path

from .kept import ROOT, digest, kept


def migrated_sqlite() -> Path:
    """Return the file of a database in which nothing but `migrate` was run; to be copied.

    Another migration or library makes another file.
    """
    folders = [*ROOT.glob("*/migrations"), *ROOT.glob("portal/*/migrations")]
    state = digest(ROOT / "uv.lock", *folders)
    return kept("migrated", state, _migrate) / "portal.sqlite3"


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


def _migrate(folder: Path) -> None:
    migrate(f"sqlite:///{folder}/portal.sqlite3")
