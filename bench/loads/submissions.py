"""20 submissions a second for five minutes, with bursts of 50; the mail server stalls for one."""

import asyncio

from tests.rig.sink import Mode

from .asking import arrivals
from .figures import Verdict, is_well, milliseconds, table
from .place import Place
from .views import WRITING_RATE
from .writing import Desk

BAR = 500
"""Milliseconds that 95 of 100 may take."""

BURST_RATE, BURST_SECONDS, BURST_EVERY = 50, 1, 30
MINUTE = 60

KINDS = ("form", "post", "receipt")
"""What one submission asks for."""


async def warm(desk: Desk) -> None:
    """Let a few people write, so that all processes are warm."""
    await arrivals(WRITING_RATE / 2, 4, desk.arrive)
    desk.crowd.answers.clear()


async def submissions(place: Place, desk: Desk, verdict: Verdict, seconds: float = 300) -> str:
    """Write at an even pace, in bursts, and while the mail server says nothing."""
    loop = asyncio.get_running_loop()
    crowd, used = desk.crowd, place.processor_seconds()
    begin = loop.time() + 0.2

    async def write_in_a_burst(_number: int, planned: float) -> None:
        await desk.write(planned, "in a burst: ")

    async def bursts() -> None:
        more = BURST_RATE - WRITING_RATE
        for number in range(int(seconds // BURST_EVERY)):
            at = begin + (number + 0.5) * BURST_EVERY
            await asyncio.sleep(at - loop.time())
            await arrivals(more, BURST_SECONDS, write_in_a_burst, at)

    async def mail() -> None:
        await asyncio.sleep(seconds * 2 / 5)
        place.sink.be(Mode.STALLING)
        await asyncio.sleep(seconds / 5)
        place.sink.be(Mode.WELL)

    async def progress() -> None:
        for minute in range(int(seconds // MINUTE)):
            await asyncio.sleep(MINUTE)
            print(f"minute {minute + 1}: {desk.ledger.acknowledged:,} acknowledged", flush=True)

    await asyncio.gather(
        arrivals(WRITING_RATE, seconds, desk.arrive, begin), bursts(), mail(), progress()
    )
    for kind in KINDS:
        these = [a for a in crowd.answers if a.kind.rpartition(" ")[2] == kind]
        verdict.below(f"{kind}, bursts among them, p95", milliseconds(these), BAR)
    verdict.say(all(map(is_well, crowd.answers)), "nobody is turned away")
    used = place.processor_seconds() - used
    # What nginx turned away cost gunicorn nothing.
    served = sum(map(is_well, crowd.answers)) / len(KINDS)
    print(f"gunicorn: {used / served * 1000:.0f} ms of a processor for each submission")
    return table(crowd.answers)
