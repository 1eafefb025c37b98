"""Kept pages beside plain files with the same bytes, from the same nginx, in turns.

What disturbs the machine for a moment disturbs one turn: each turn gives a ratio, and the middle of
the ratios is what counts. nginx's own processor time for a request is taken as well: a machine
that others use leaves that alone.
"""

import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.deploy.front import Front

from .houses import KINDS, PLAIN, READ_BY_NGINX, House
from .load import load

TURNS = int(os.environ.get("TURNS", "7"))
SECONDS = 2
CONNECTIONS = 64


@dataclass(frozen=True)
class Pair:
    """Ratios of all turns for one kind of page: kept pages by plain files."""

    kind: str
    rates: list[float]
    """Requests a second."""

    processor: list[float]
    """Requests for a second of nginx's processor."""

    @property
    def rate(self) -> float:
        """The middle ratio of requests a second."""
        return median(self.rates)


def pairs(found: list[House], front: Front, script: str) -> list[Pair]:
    """Ask for each kept page and its plain file in turns, the other one first each time."""
    pages = {house.name: house.pages for house in found}
    kinds = [kind for kind in KINDS if kind in pages[PLAIN]]
    rates, processor = defaultdict(list), defaultdict(list)
    for name in (PLAIN, READ_BY_NGINX):
        for kind in kinds:
            load(pages[name][kind], 2, 1, script)
    for turn in range(TURNS):
        for kind in kinds:
            got = {}
            for name in (PLAIN, READ_BY_NGINX)[:: 1 if turn % 2 else -1]:
                got[name] = _asked(pages[name][kind], front, script)
            rates[kind].append(got[READ_BY_NGINX][0] / got[PLAIN][0])
            processor[kind].append(got[READ_BY_NGINX][1] / got[PLAIN][1])
        print(f"kept pages and plain files: turn {turn + 1} of {TURNS}", flush=True)
    return [Pair(kind, rates[kind], processor[kind]) for kind in kinds]


def _asked(url: str, front: Front, script: str) -> tuple[float, float]:
    """Return requests a second, and for a second of nginx's processor.

    A turn in which a copy was in doubt for a moment is none, and is taken again. Raises
    RuntimeError when it is none three times.
    """
    for _time in range(3):
        before = _processor_seconds(front)
        loaded = load(url, CONNECTIONS, SECONDS, script)
        used = _processor_seconds(front) - before
        if not loaded.errors:
            return loaded.per_second, loaded.per_second * SECONDS / used
    raise RuntimeError(f"{url}: {loaded.errors} errors")


def table(taken: list[Pair]) -> str:
    """Return the ratios as Markdown."""
    lines = [
        f"Kept pages beside plain files, {CONNECTIONS} connections, {TURNS} turns of {SECONDS} s; "
        "ratios of requests a second, and for a second of nginx's processor:",
        "",
        "| | the middle turn | the least | the most | processor |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {pair.kind} | {pair.rate:.0%} | {min(pair.rates):.0%} | {max(pair.rates):.0%} "
        f"| {median(pair.processor):.0%} |"
        for pair in taken
    ]
    return "\n".join(lines)


def _processor_seconds(front: Front) -> float:
    """Return for how long nginx's process has had a processor."""
    master = int((front.folder / "nginx.pid").read_text())
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in workers) / 1e9
