"""Runs all tests, on both databases where PostgreSQL is installed.

    python -m tests.rig.everything [ARGUMENTS OF PYTEST]

PostgreSQL gets every test but those in the browser. SQLite then gets the browser, which meets the
whole site on it, and the tests of what the two databases do differently. Without PostgreSQL all
runs on SQLite; in CI (PORTAL_REQUIRE_ALL) that is a failure.

The sites that the browser will meet are made while PostgreSQL is set up, which leaves processors
idle. In the browser one worker more than there are processors has something to do: stories wait.
"""

import os
import subprocess
import sys

from . import postgres

BOTH = ("tests/portal/intake", "tests/search", "--ignore=tests/portal/intake/wave")
"""Where SQLite and PostgreSQL differ: locks and constraints, and search.

A wave of spam is judged by the same Python on both; what it asks a database, other tests ask.
"""

NOTHING_CHOSEN = 5
"""The exit code of pytest when it found no test to run."""


def pytest(*arguments: str, more_workers: int = 0) -> list[str]:
    """Return the command that runs the tests on all processors, and with more workers if told."""
    workers = len(os.sched_getaffinity(0)) + more_workers
    return [sys.executable, "-m", "pytest", "-n", str(workers), *arguments]


def main(arguments: list[str]) -> int:
    """Run all tests; return 0 when they pass, and else another number."""
    if postgres.binaries() is None:
        print("PostgreSQL is not installed: the tests run on SQLite only.", file=sys.stderr)
        done = subprocess.run(pytest("-m", "not postgres", *arguments), check=False).returncode
        return done or int(bool(os.environ.get("PORTAL_REQUIRE_ALL")))
    with subprocess.Popen([sys.executable, "-m", "tests.rig.site"]):
        # Should this fail, the first test that needs the sites makes them, and says why it cannot.
        on_postgres = postgres.main(pytest("-m", "not browser", *arguments))
    on_sqlite = subprocess.run(
        pytest("-m", "not postgres", *arguments, "tests/browser", *BOTH, more_workers=1),
        check=False,
    ).returncode
    results = {on_postgres, on_sqlite}
    # Options such as -k may leave one of the two nothing to run.
    return 0 if results in ({0}, {0, NOTHING_CHOSEN}) else max(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
