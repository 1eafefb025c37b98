"""Plays the fault rig at a release's size and prints its tables: `make bench-faults`.

ACKNOWLEDGED=500 makes it small. The tables go to docs/faults.md by hand, with the machine's name.
"""

import os
import signal
import sys
import tempfile
from pathlib import Path

from tests.faults.canaries import CANARIES
from tests.faults.house import house
from tests.faults.playing import EVERYTHING
from tests.faults.running import run

ACKNOWLEDGED = int(os.environ.get("ACKNOWLEDGED", "5000"))
ROUNDS = max(1, ACKNOWLEDGED // 1000)
SECONDS = 3600
"""After which visitors give up, on any machine."""


def main() -> int:
    """Run all, print all; return 1 when the sound house failed or a canary did not bite."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # leave no process and no disk behind
    with tempfile.TemporaryDirectory() as folder, house(Path(folder)) as portal:
        portal.open()
        verdict = run(portal, [*EVERYTHING] * ROUNDS, ACKNOWLEDGED, SECONDS)
        print(verdict.table(f"{ROUNDS} rounds of all faults"), flush=True)
        good = verdict.acknowledged >= ACKNOWLEDGED and not any(verdict.faults_found.values())
        for canary in CANARIES:
            found = canary.sing(portal)
            print(f"\n{found.table(f'canary: {canary.name}')}", flush=True)
            good = good and canary.bites(found)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
