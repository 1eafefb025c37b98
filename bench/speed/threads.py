"""How many processes and threads of gunicorn: some shapes beside each other, asked in turns.

    python -m bench.speed.threads 2x8 2x4 3x2      (ROUNDS=9 SECONDS=3)

Asks pages that no copy answers, over 8 and 64 connections, and prints for each shape what it did,
and how that compares with the first one: the middle of the ratios of all rounds, and a quarter of
them on either side. Processor time is that of gunicorn's processes for each answer.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bench.loads.place import demo
from tests.rig.kept import ROOT
from tests.rig.postgres import Cluster, free_port

from .houses import KINDS, environment, serving
from .load import LATENCIES, load

ROUNDS = int(os.environ.get("ROUNDS", "9"))
SECONDS = int(os.environ.get("SECONDS", "3"))
CONNECTIONS = (8, 64)
ASKED = ("front page", "story")


@dataclass(frozen=True)
class Taken:
    """What one shape did in one turn; times in milliseconds."""

    per_second: float
    p99: float
    processor: float


def asked(url: str, connections: int, master: int, script: str) -> Taken:
    """Ask for a page for a while. Raises RuntimeError where an answer is an error."""
    before = _processor_seconds(master)
    got = load(url, connections, SECONDS, script)
    used = _processor_seconds(master) - before
    if got.errors:
        raise RuntimeError(f"{url}: {got.errors} errors")
    return Taken(got.per_second, got.p99, used / got.answers * 1000)


def _processor_seconds(master: int) -> float:
    """Return for how long all threads of the workers have had a processor."""
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    threads = [thread for pid in workers for thread in Path(f"/proc/{pid}/task").iterdir()]
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9


def line(shape: str, taken: list[Taken], first: list[Taken]) -> str:
    """Return the cells of one shape as Markdown; ratios by the first shape of the same rounds."""
    cells = [shape]
    for name in ("per_second", "p99", "processor"):
        values = [getattr(each, name) for each in taken]
        by = [value / getattr(other, name) for value, other in zip(values, first, strict=True)]
        low, middle, high = quantiles(by, n=4) if len(by) > 1 else by * 3
        cells.append(f"{median(values):.1f} ({middle:.2f}; {low:.2f} to {high:.2f})")
    return f"| {' | '.join(cells)} |"


def main(shapes: list[str]) -> None:
    """Run all shapes at once, ask them in turns, and print."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-threads-") as place,
        contextlib.ExitStack() as up,
    ):
        folder = Path(place)
        folder.chmod(0o755)
        # PostgreSQL's files belong to its own user.
        subprocess.run(["cp", "-a", f"{demo()}/.", folder], check=True)
        database = Cluster(folder / "postgres", fsync="off", max_connections="200")
        database.start()
        up.callback(database.stop)
        variables = {
            **environment(database.url, folder / "var", "https://localhost"),
            "PAGE_CACHE": "false",
        }
        script = folder / "figures.lua"
        script.write_text(LATENCIES)
        running = {}
        for shape in shapes:
            port = free_port()
            server = serving(ROOT, "portal.wsgi", port, variables, *shape.split("x"))
            running[shape] = (f"http://localhost:{port}", up.enter_context(server).pid)
            load(running[shape][0] + KINDS[ASKED[0]], 16, 3, str(script))
        taken = defaultdict(list)
        for number in range(ROUNDS):
            for kind in ASKED:
                for connections in CONNECTIONS:
                    for shape in shapes[:: 1 if number % 2 else -1]:
                        base, master = running[shape]
                        got = asked(base + KINDS[kind], connections, master, str(script))
                        taken[kind, connections, shape].append(got)
            print(f"round {number + 1} of {ROUNDS}, load {os.getloadavg()[0]:.1f}", flush=True)
    for kind in ASKED:
        for connections in CONNECTIONS:
            print(f"\n{kind}, {connections} connections\n")
            print(f"| | a second (by {shapes[0]}) | p99 ms | processor ms |\n|---|---|---|---|")
            first = taken[kind, connections, shapes[0]]
            for shape in shapes:
                print(line(shape, taken[kind, connections, shape], first))


if __name__ == "__main__":
    main(sys.argv[1:])
