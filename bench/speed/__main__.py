"""Asks ours and others in turns, in one run on one machine, and writes the table of docs/speed.md.

`make bench-speed` (SECONDS=2 ROUNDS=2 TURNS=7). Load tool, servers and PostgreSQL share the
processors.
"""

import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from tests.rig.kept import ROOT

from .houses import ALONE, KINDS, House, houses
from .load import LATENCIES, Load, load
from .pairs import Pair, pairs
from .pairs import table as table_of_pairs

SECONDS = int(os.environ.get("SECONDS", "2"))
ROUNDS = int(os.environ.get("ROUNDS", "2"))
CONNECTIONS = (1, 8, 64)
DOCUMENT = ROOT / "docs" / "speed.md"
BEGIN, END = "<!-- servers: begin -->", "<!-- servers: end -->"

Key = tuple[str, str, int]
"""Kind of page, house, connections."""

LEAST_OF_PLAIN = 0.9
"""Of the requests a second for the same bytes as a plain file: the front server with the cache."""

LEAST_ALONE = 2_000
"""Requests a second that the application server answers from the cache on two processors."""

MOST_ERRORS = 0.01
"""Of the answers: beyond it a rate is one of refusals, which are quick, and is not told."""


def measure(found: list[House], script: str) -> dict[Key, list[Load]]:
    """Ask each house for each of its pages, all of them once before any of them again."""
    taken: dict[Key, list[Load]] = defaultdict(list)
    for house in found:
        for url in house.pages.values():
            load(url, 2, 1, script)
    for number in range(ROUNDS):
        for kind in KINDS:
            for connections in CONNECTIONS:
                for house in found:
                    if kind in house.pages:
                        seconds = SECONDS // 2 or 1 if house.is_quick else SECONDS
                        got = load(house.pages[kind], connections, seconds, script)
                        taken[kind, house.name, connections].append(got)
        print(f"round {number + 1} of {ROUNDS}", flush=True)
    return taken


def tables(taken: dict[Key, list[Load]], found: list[House]) -> str:
    """Return a table for each kind of page, as Markdown; medians of the rounds."""
    lines = []
    for kind in KINDS:
        lines += [
            f"**{kind.capitalize()}**",
            "",
            "| | bytes | " + " | ".join(f"{n}: /s | p50 | p99" for n in CONNECTIONS) + " |",
            "|---|---|" + "---|---|---|" * len(CONNECTIONS),
        ]
        for house in found:
            if (kind, house.name, CONNECTIONS[0]) not in taken:
                continue
            cells, errors = [], 0
            for connections in CONNECTIONS:
                loads = taken[kind, house.name, connections]
                errors += sum(each.errors for each in loads)
                cells.append(figures(loads))
            size = median(each.bytes_each for each in loads)
            name = house.name + (f" ({errors} errors)" if errors else "")
            lines.append(f"| {name} | {size:,.0f} | " + " | ".join(cells) + " |")
        lines.append("")
    return "\n".join(lines)


def figures(loads: list[Load]) -> str:
    """Return the three cells of some loads: a dash and the errors where these are too many."""
    if fails(loads):
        return f"- ({sum(each.errors for each in loads):,} errors) | - | -"
    return (
        f"{median(each.per_second for each in loads):,.0f} | "
        f"{median(each.p50 for each in loads):.1f} | "
        f"{median(each.p99 for each in loads):.1f}"
    )


def fails(loads: list[Load]) -> bool:
    """Tell whether more of the answers are errors than a server under load may give."""
    return sum(each.errors for each in loads) > MOST_ERRORS * sum(each.answers for each in loads)


def verdicts(taken: dict[Key, list[Load]], side_by_side: list[Pair]) -> tuple[list[str], bool]:
    """Return what the targets say, a line for each, and whether both are met."""

    def rate(kind: str, name: str, connections: int) -> float:
        loads = taken[kind, name, connections]
        return 0 if fails(loads) else median(each.per_second for each in loads)

    most = CONNECTIONS[-1]
    least = min(side_by_side, key=lambda pair: pair.rate)
    alone = min(rate(pair.kind, ALONE, most) for pair in side_by_side)
    lines = [
        f"- nginx with the cache does {least.rate:.0%} of what it does with the same bytes as plain"
        f" files (the target: {LEAST_OF_PLAIN:.0%}): the least of {len(side_by_side)} kinds of"
        f" page, {least.kind}.",
        f"- The application server alone answers {alone:,.0f} requests a second from the cache"
        f" (the target: {LEAST_ALONE:,}), the least of them at {most} connections.",
    ]
    return lines, least.rate >= LEAST_OF_PLAIN and alone >= LEAST_ALONE


def main() -> int:
    """Measure, print and write; return 1 where a target is missed."""
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as place, houses() as (found, front):
        script = Path(place) / "figures.lua"
        script.write_text(LATENCIES)
        side_by_side = pairs(found, front, str(script))
        taken = measure(found, str(script))
    lines, are_met = verdicts(taken, side_by_side)
    said = [
        f"Load of the machine as it began: {before:.1f}; {os.cpu_count()} processors; medians of"
        f" {ROUNDS} rounds of {SECONDS} s, of half that where nginx answers; milliseconds.",
        "",
        tables(taken, found),
        table_of_pairs(side_by_side),
        "",
        *lines,
    ]
    text = "\n".join(said)
    print(text)
    whole = DOCUMENT.read_text()
    head, _, rest = whole.partition(BEGIN)
    tail = rest.partition(END)[2]
    DOCUMENT.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}")
    return 0 if are_met else 1


if __name__ == "__main__":
    sys.exit(main())
