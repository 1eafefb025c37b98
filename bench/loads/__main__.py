"""Puts the loads of hardening.md on the real thing and writes docs/loads.md.

    python -m bench.loads views         make bench-loads: readers, five times too many, PostgreSQL
                                        away for a minute
    python -m bench.loads submissions   make bench-submissions: 20 a second for five minutes
    python -m bench.loads overload      one part of the first: uncached, cached, overload, away

SECONDS=10 makes each part shorter, to try it; nothing is written then, nor of one part alone.
Returns 1 where a bar is missed.
"""

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from pathlib import Path

from tests.faults.ledger import Ledger
from tests.faults.verdict import Verdict as Said
from tests.faults.verdict import judge
from tests.rig.sink import Mode

from . import away, submissions, views
from .asking import Crowd, without_pauses
from .figures import Verdict, write
from .place import Place, load_now, place
from .writing import Desk

TRIED = os.environ.get("SECONDS")
FEWER = {"seconds": float(TRIED)} if TRIED else {}


@contextlib.asynccontextmanager
async def _desk(found: Place, verdict: Verdict) -> AsyncIterator[Desk]:
    """Yield a desk; afterwards say whether all that it was promised is in the database."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger")
        yield Desk(Crowd(found.front), ledger)
        said = judge(found, ledger)
        ledger.close()
    keeps_promises(said, verdict)


def keeps_promises(said: Said, verdict: Verdict) -> None:
    """Say whether all that was promised is there. Where nothing was, nothing was shown."""
    lost = {name: getattr(said, name) for name in ("lost", "duplicate", "orphan")}
    counted = ", ".join(f"{len(keys)} {name}" for name, keys in lost.items())
    verdict.say(
        said.acknowledged > 0 and not any(lost.values()),
        f"{said.acknowledged:,} acknowledged: {counted} (an orphan is a row without both of its"
        " messages in the outbox)",
    )


async def _uncached(found: Place, paths: list[str], verdict: Verdict) -> str:
    return await views.uncached(found, paths, verdict, **FEWER)


async def _cached(found: Place, paths: list[str], verdict: Verdict) -> str:
    return await views.cached(found, paths, verdict, **FEWER)


async def _too_many(found: Place, paths: list[str], verdict: Verdict) -> str:
    async with _desk(found, verdict) as desk:
        return await views.too_many(paths, desk, verdict, **FEWER)


async def _away(found: Place, paths: list[str], verdict: Verdict) -> str:
    async with _desk(found, verdict) as desk:
        return await away.away(found, paths, desk, verdict, **FEWER)


PARTS = {
    "uncached": ("30 uncached views a second", _uncached),
    "cached": ("2,000 cached views a second", _cached),
    "overload": (
        "Five times too many: 150 uncached views and 100 submissions a second",
        _too_many,
    ),
    "away": ("PostgreSQL stopped like a power cut for a minute while people read", _away),
}
"""The parts of `views`: what stands above each, and what is done."""


async def _views(found: Place, parts: Iterable[str] = PARTS) -> tuple[str, bool]:
    paths = await views.warm(found)
    print(f"{len(paths)} pages are warm", flush=True)
    without_pauses()
    said, good = [], True
    for part in parts:
        title, run = PARTS[part]
        verdict, before = Verdict(), load_now()
        text = await run(found, paths, verdict)
        said.append(_section(title, verdict, text, before))
        good = good and verdict.good
    return "\n\n".join(said), good


async def _submissions(found: Place) -> tuple[str, bool]:
    without_pauses()
    verdict, before = Verdict(), load_now()
    async with _desk(found, verdict) as desk:
        await submissions.warm(desk)
        text = await submissions.submissions(found, desk, verdict, **FEWER)
    title = "20 submissions a second for five minutes, in bursts 50; mail stalls in the third"
    return _section(title, verdict, text, before), verdict.good


def _section(title: str, verdict: Verdict, text: str, before: float) -> str:
    when = f"{datetime.now(UTC):%-d %B %Y, %H:%M} UTC"
    load = f"Load of the machine {before:.1f} before, {load_now():.1f} after; {when}."
    lines = "\n".join(verdict.lines)
    section = f"### {title}\n\n{load}\n\n{lines}\n\n{text}"
    print(f"\n{section}", flush=True)
    return section


def main(what: str) -> int:
    """Measure, print and write; return 1 where something did not hold."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # leave no process behind
    with place() as found:
        found.sink.be(Mode.WELL)
        if what == "submissions":
            text, good = asyncio.run(_submissions(found))
        else:
            text, good = asyncio.run(_views(found, PARTS if what == "views" else [what]))
    if not TRIED and what not in PARTS:
        write(what, text)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
