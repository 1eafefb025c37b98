"""Readers: 30 uncached views a second, 2,000 cached ones, and five times too many."""

import asyncio
import random
from itertools import count

from .asking import Answer, Crowd, arrivals
from .figures import TURNED_AWAY, Verdict, is_well, milliseconds, recovered_after, table
from .place import Place
from .writing import THINKING, Desk

VIEW, KEPT = "uncached view", "cached view"
PROBE, STAFF_LOG_IN = "live probe", "log-in of staff"

UNCACHED_RATE, UNCACHED_BAR = 30, 400
CACHED_RATE, CACHED_BAR = 2_000, 50
WRITING_RATE = 20
TOO_MANY = 5
REFUSED_WITHIN = 1_000
"""Milliseconds within which whoever is not served hears so."""

BACK_WITHIN = 30
"""Seconds after the end of an overload until all is as ever."""

LEAST_VIEWS, LEAST_RECEIPTS = UNCACHED_RATE / 2, WRITING_RATE / 4
"""How many of each are served in a second of the overload: whoever turns all away holds nothing."""

_numbers = count(1)
_chance = random.Random(6)


class Readers:
    """People who read the pages of the sitemap, in all languages, one after another."""

    def __init__(self, crowd: Crowd, paths: list[str]) -> None:
        self._crowd, self._paths = crowd, paths
        _chance.shuffle(self._paths)

    async def uncached(self, number: int, planned: float, kind: str = VIEW) -> Answer:
        """Read a page at an address that nobody ever asked for, so that no copy answers."""
        path = f"{self._paths[number % len(self._paths)]}?visit={next(_numbers)}"
        return await self._crowd.read(kind, path, planned)

    async def cached(self, number: int, planned: float, kind: str = KEPT) -> Answer:
        """Read a page that somebody read before."""
        return await self._crowd.read(kind, self._paths[number % len(self._paths)], planned)


async def warm(place: Place) -> list[str]:
    """Read every page, so that copies and processes are warm; return the pages' paths."""
    paths = place.paths()
    crowd = Crowd(place.front)
    readers = Readers(crowd, list(paths))
    loop = asyncio.get_running_loop()
    for number in range(len(paths)):
        for read in (readers.cached, readers.uncached):
            await read(number, loop.time())
    crowd.leave()
    wrong = [answer for answer in crowd.answers if answer.status != 200]
    if wrong:
        raise RuntimeError(f"{len(wrong)} of {len(paths)} pages: {wrong[0].status}")
    return paths


async def uncached(place: Place, paths: list[str], verdict: Verdict, seconds: float = 30) -> str:
    """30 uncached views a second."""
    crowd = Crowd(place.front)
    await arrivals(UNCACHED_RATE, seconds, Readers(crowd, list(paths)).uncached)
    crowd.leave()
    verdict.say(all(map(is_well, crowd.answers)), "every uncached view is answered")
    what = f"{UNCACHED_RATE} uncached views a second, p95"
    verdict.below(what, milliseconds(crowd.answers), UNCACHED_BAR)
    return table(crowd.answers)


async def cached(place: Place, paths: list[str], verdict: Verdict, seconds: float = 20) -> str:
    """2,000 cached views a second."""
    crowd = Crowd(place.front)
    readers = Readers(crowd, list(paths))
    await arrivals(CACHED_RATE / 10, 3, readers.cached)  # connections
    crowd.answers.clear()
    loop = asyncio.get_running_loop()
    begin = loop.time()
    await arrivals(CACHED_RATE, seconds, readers.cached)
    took = max(answer.at + answer.seconds for answer in crowd.answers) - begin
    crowd.leave()
    verdict.say(all(map(is_well, crowd.answers)), "every cached view is answered")
    what = f"{len(crowd.answers) / took:,.0f} cached views a second, p95"
    verdict.below(what, milliseconds(crowd.answers), CACHED_BAR)
    return table(crowd.answers)


async def too_many(paths: list[str], desk: Desk, verdict: Verdict, seconds: float = 30) -> str:
    """Five times as many uncached views and submissions as are to be held, then 30 s of calm.

    Meanwhile others read kept pages, staff ask for their log-in, and a probe asks whether it lives.
    """
    crowd = desk.crowd
    crowd.answers.clear()
    readers = Readers(crowd, list(paths))
    loop = asyncio.get_running_loop()
    begin = loop.time() + 0.2
    end = begin + seconds

    async def staff(_number: int, planned: float) -> None:
        await crowd.read(STAFF_LOG_IN, "/admin/login/", planned)

    async def probe(_number: int, planned: float) -> None:
        await crowd.read(PROBE, "/health/live", planned)

    async def later(number: int, planned: float) -> None:
        await readers.uncached(number, planned, "after it: uncached view")

    await asyncio.gather(
        arrivals(UNCACHED_RATE * TOO_MANY, seconds, readers.uncached, begin),
        arrivals(WRITING_RATE * TOO_MANY, seconds, desk.arrive, begin),
        arrivals(UNCACHED_RATE, seconds, readers.cached, begin),
        arrivals(1, seconds, staff, begin),
        arrivals(1, seconds, probe, begin),
        arrivals(UNCACHED_RATE, BACK_WITHIN + 5, later, end),
    )
    crowd.leave()
    judge_too_many(crowd.answers, verdict, end, seconds)
    return table(crowd.answers)


def judge_too_many(answers: list[Answer], verdict: Verdict, end: float, seconds: float) -> None:
    """Say what held of an overload of so many seconds that ended at `end` (the loop's clock)."""
    during = [answer for answer in answers if answer.at < end]
    refused = [a for a in during if a.status in TURNED_AWAY]
    verdict.below("what is turned away, the longest", milliseconds(refused, 1), REFUSED_WITHIN)
    verdict.say(
        all("retry-after" in answer.headers for answer in refused),
        "each of them says when to come again (Retry-After)",
    )
    strange = [a for a in answers if not is_well(a) and a.status not in TURNED_AWAY]
    verdict.say(not strange, f"{len(strange)} answers of any other kind, or none")
    for kind, text in (
        (KEPT, "kept pages are read all the time"),
        (PROBE, "every live probe is answered"),
        (STAFF_LOG_IN, "every log-in of staff is answered"),
    ):
        these = [answer for answer in during if answer.kind == kind]
        verdict.say(bool(these) and all(map(is_well, these)), text)
    for kind, of_seconds, least in (
        (VIEW, seconds, LEAST_VIEWS),
        # Whoever came first sends after so many seconds: until then there is no receipt.
        ("receipt", seconds - THINKING, LEAST_RECEIPTS),
    ):
        served = sum(answer.kind == kind and is_well(answer) for answer in during)
        verdict.say(
            served > 0 and served >= least * of_seconds,
            f"{kind}: {served:,} served in {of_seconds:.0f} s (the bar: {least:.0f} a second)",
        )
    back = recovered_after([a for a in answers if a.kind.startswith("after it")], end, UNCACHED_BAR)
    verdict.below("as ever again after the end", back, BACK_WITHIN, "s")
