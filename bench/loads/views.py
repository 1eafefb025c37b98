"""Readers: 30 uncached views a second, 2,000 cached ones, and five times too many."""

import asyncio
import random
from itertools import count

from .asking import Answer, Crowd, arrivals
from .figures import TURNED_AWAY, Verdict, is_well, milliseconds, recovered_after, table
from .place import Place
from .writing import Desk

VIEW, KEPT = "uncached view", "cached view"

UNCACHED_RATE, UNCACHED_BAR = 30, 400
CACHED_RATE, CACHED_BAR = 2_000, 50
WRITING_RATE = 20
TOO_MANY = 5
REFUSED_WITHIN = 1_000
"""Milliseconds within which whoever is not served hears so."""

BACK_WITHIN = 30
"""Seconds after the end of an overload until all is as ever."""

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
        await crowd.read("log-in of staff", "/admin/login/", planned)

    async def probe(_number: int, planned: float) -> None:
        await crowd.read("live probe", "/health/live", planned)

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
    during = [answer for answer in crowd.answers if answer.at < end]
    refused = [a for a in during if a.status in TURNED_AWAY]
    verdict.below("what is turned away, the longest", milliseconds(refused, 1), REFUSED_WITHIN)
    verdict.say(
        all("retry-after" in answer.headers for answer in refused),
        "each of them says when to come again (Retry-After)",
    )
    strange = [a for a in crowd.answers if not is_well(a) and a.status not in TURNED_AWAY]
    verdict.say(not strange, f"{len(strange)} answers of any other kind, or none")
    kept = [answer for answer in during if answer.kind == KEPT]
    verdict.say(all(map(is_well, kept)), "kept pages are read all the time")
    back = recovered_after(
        [a for a in crowd.answers if a.kind.startswith("after it")], end, UNCACHED_BAR
    )
    verdict.below("as ever again after the end", back, BACK_WITHIN, "s")
    return table(crowd.answers)
