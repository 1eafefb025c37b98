"""Times what visitors and staff open at 2,000, 20,000 and 1,000,000 resources.

`make bench-scale` (SIZES="2000 20000") makes the databases that are not there (bench/cluster.py),
opens every kind of page many times on each (bench/opening.py), and writes the table of
docs/scale.md. Requests go one after the other through Django's test client: all middleware, the
real view and its template, no network.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.cluster import FOLDER, cluster, database

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "scale.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"
SIZES = (2_000, 20_000, 1_000_000)

BARS = {20_000: 100, 1_000_000: 300}
"""Milliseconds that 95 of 100 requests of visitors may take."""


def table(sizes: list[int]) -> str:
    """Return the figures of all sizes side by side, in Markdown."""
    kept = {size: json.loads((FOLDER / f"figures-{size}.json").read_text()) for size in sizes}
    heads = " | ".join(f"{size:,}: p50 | p95" for size in sizes)
    lines = [
        f"| ms | {heads} | p50, largest to smallest | queries |",
        "|---" * (3 + 2 * len(sizes)) + "|",
    ]
    for name in sorted(kept[sizes[-1]]):
        cells, rows = [name], [kept[size].get(name) for size in sizes]
        for size, row in zip(sizes, rows, strict=True):
            late = (
                row
                and not name.startswith(("staff", "export"))
                and row["slow"] > BARS.get(size, 10**9)
            )
            slow = f"{row['slow']:,.0f}" if row else ""
            cells += [f"{row['middle']:,.0f}" if row else "", f"**{slow}**" if late else slow]
        cells.append(f"{rows[-1]['middle'] / rows[0]['middle']:.1f}" if rows[0] else "")
        cells.append(str(rows[-1]["queries"]))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main(sizes: list[int]) -> None:
    """Measure each size in a process of its own, and write the table into the document."""
    loads = []
    with cluster() as server:
        for size in sizes:
            env = database(server, size)
            loads.append(f"{os.getloadavg()[0]:.1f}")
            print(f"\n{size:,} resources; load {loads[-1]}", flush=True)
            command = [sys.executable, "-m", "bench.opening", str(size), *sys.argv[1:]]
            subprocess.run(command, env=env, check=True, cwd=ROOT)
    text = table([size for size in SIZES if (FOLDER / f"figures-{size}.json").exists()])
    said = (
        f"Load of the machine ({os.cpu_count()} processors) as each size began: {', '.join(loads)}."
    )
    print(f"\n{text}\n\n{said}")
    if "ONLY" not in os.environ:
        before, _begin, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        DOCUMENT.write_text(f"{before}{BEGIN}\n{said}\n\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    given = os.environ.get("SIZES", " ".join(map(str, SIZES)))
    main([int(size) for size in given.split()])
