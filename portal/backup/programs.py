"""PostgreSQL's own programs that copy a database and bring it back."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import IO, Any

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from .failing import BackupError

DEBIAN = Path("/usr/lib/postgresql")


def run(
    name: str, *options: str, major: int, database: bool, stdout: int | IO[bytes] | None = None
) -> bytes:
    """Run `pg_dump` or `pg_restore` and return what it printed.

    `major` is the version of PostgreSQL at the other end; `database` tells it to log in there. The
    password goes through the environment, where other users of the machine cannot read it; a
    command line they could.

    Raises BackupError, with what the program said, when it fails, or none is new enough.
    """
    where: list[str] = []
    environment: dict[str, str] | None = None
    if database:
        arguments, environment = DatabaseClient.settings_to_cmd_args_env(
            connection.settings_dict, []
        )
        where = [*arguments[1:-1], "--dbname", arguments[-1], "--no-password"]
    done = subprocess.run(  # noqa: S603 (a program of PostgreSQL, without a shell)
        [program(name, major), *where, *options],
        stdout=stdout or subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**_environment(), **(environment or {})},
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise BackupError(f"{name} failed: {said}")
    return done.stdout or b""


@cache
def program(name: str, major: int) -> str:
    """Return the path of `name` for PostgreSQL `major`, or of the next newer one that is there.

    Raises BackupError: an older program cannot copy a newer database.
    """
    places = [*DEBIAN.glob(f"*/bin/{name}"), *filter(None, [shutil.which(name)])]
    found = {_version(str(place)): str(place) for place in reversed(places)}
    fitting = sorted(version for version in found if version >= major)
    if not fitting:
        newest = f"the newest here is of {max(found)}" if found else "none is installed"
        raise BackupError(
            f"The database is PostgreSQL {major}: this needs {name} of that version, and {newest}. "
            f"On Debian and Ubuntu: apt install postgresql-client-{major}"
        )
    return found[fitting[0]]


def _version(path: str) -> int:
    done = subprocess.run(  # noqa: S603 (as above)
        [path, "--version"], capture_output=True, text=True, check=False
    )
    number = re.search(r"(\d+)(?:\.|beta|rc|devel|\s|$)", done.stdout)
    return int(number[1]) if number else 0


def _environment() -> dict[str, Any]:
    return {**os.environ, "LC_MESSAGES": "C"}
