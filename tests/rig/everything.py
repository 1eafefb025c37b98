"""Runs all tests, on both databases where PostgreSQL is installed.

    python -m tests.rig.everything [ARGUMENTS OF PYTEST]

PostgreSQL gets every test but those in the browser. SQLite then gets the browser, which meets the
whole site on it, and the tests of what the two databases do differently. Without PostgreSQL all
runs on SQLite; in CI (PORTAL_REQUIRE_ALL) that is a failure.
"""

import os
import subprocess
import sys

from . import postgres

BOTH = ("tests/portal/intake", "tests/search")
"""Where SQLite and PostgreSQL differ: locks and constraints, and search."""

NOTHING_CHOSEN = 5
"""The exit code of pytest when it found no test to run."""


def pytest(*arguments: str) -> list[str]:
    """Return the command that runs the tests on all processors."""
    return [sys.executable, "-m", "pytest", "-n", "auto", *arguments]


def main(arguments: list[str]) -> int:
    """Run all tests; return 0 when they pass, and else another number."""
    if postgres.binaries() is None:
        print("PostgreSQL is not installed: the tests run on SQLite only.", file=sys.stderr)
        done = subprocess.run(pytest("-m", "not postgres", *arguments), check=False).returncode
        return done or int(bool(os.environ.get("PORTAL_REQUIRE_ALL")))
    on_postgres = postgres.main(pytest("-m", "not browser", *arguments))
    on_sqlite = subprocess.run(
        pytest("-m", "not postgres", *arguments, "tests/browser", *BOTH), check=False
    ).returncode
    results = {on_postgres, on_sqlite}
    # Options such as -k may leave one of the two nothing to run.
    return 0 if results in ({0}, {0, NOTHING_CHOSEN}) else max(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
