"""PostgreSQL is stopped for a minute while visitors read, write and staff work."""

import asyncio
import html

from tests.faults.visitors import CSRF

from .asking import Answer, Crowd, Visitor, arrivals
from .figures import Verdict, is_well, milliseconds, recovered_after, table
from .place import PASSWORD, STAFF, Place
from .views import BACK_WITHIN, KEPT, UNCACHED_BAR, UNCACHED_RATE, Readers
from .writing import FORM, Desk

BEFORE = 5.0
"""Seconds of reading before the stop, to compare with."""

STAFF_PAGE = "/admin/pages/"

WITHOUT = "page without a copy"


async def log_in(crowd: Crowd) -> Visitor:
    """Return the browser of somebody of the staff. Raises RuntimeError where it fails."""
    staff = crowd.newcomer()
    loop = asyncio.get_running_loop()
    form = await staff.get("", "/admin/login/", loop.time())
    fields = {**form.hidden, "username": STAFF, "password": PASSWORD}
    answer = await staff.post("", "/admin/login/", loop.time(), fields)
    if answer.status != 302:
        raise RuntimeError(f"log-in: {answer.status}")
    return staff


class Away:
    """What everybody does and sees while the database is away."""

    def __init__(self, place: Place, paths: list[str], desk: Desk) -> None:
        self.place, self.desk, self.crowd = place, desk, desk.crowd
        self.readers = Readers(self.crowd, paths)
        self.open_forms: list[tuple[Visitor, dict[str, str]]] = []
        self.sent_back: list[tuple[Visitor, Answer, dict[str, str]]] = []
        self.words_kept = 0
        self.staff: Visitor | None = None

    async def prepare(self, forms: int) -> None:
        """Let staff log in, and people fill in forms that they send when nobody can take them."""
        self.staff = await log_in(self.crowd)
        loop = asyncio.get_running_loop()
        for _number in range(forms):
            visitor = self.crowd.newcomer()
            form = await visitor.get("form", FORM, loop.time())
            self.open_forms.append((visitor, self.desk.filled_in(form)))

    async def everybody(self, prefix: str, seconds: float, begin: float) -> None:
        """Let everybody ask for so long, beginning at a moment on the loop's clock."""

        async def read(number: int, planned: float) -> None:
            await self.readers.cached(number, planned, f"{prefix}: {KEPT}")

        async def read_new(number: int, planned: float) -> None:
            await self.readers.uncached(number, planned, f"{prefix}: {WITHOUT}")

        async def work(_number: int, planned: float) -> None:
            if self.staff:
                answer = await self.staff.get(f"{prefix}: page of staff", STAFF_PAGE, planned)
                self.crowd.keep(answer)

        async def ask(kind: str, path: str, planned: float) -> None:
            await self.crowd.read(f"{prefix}: {kind}", path, planned)

        async def live(_number: int, planned: float) -> None:
            await ask("live probe", "/health/live", planned)

        async def ready(_number: int, planned: float) -> None:
            await ask("ready probe", "/health/ready", planned)

        await asyncio.gather(
            arrivals(UNCACHED_RATE, seconds, read, begin),
            arrivals(2, seconds, read_new, begin),
            arrivals(0.5, seconds, work, begin),
            arrivals(1, seconds, live, begin),
            arrivals(1, seconds, ready, begin),
        )

    async def send(self, _number: int, planned: float) -> None:
        """Send one of the forms; it comes back with all that was typed."""
        visitor, fields = self.open_forms.pop()
        posted = await visitor.post("away: post", FORM, planned, fields)
        self.crowd.keep(posted)
        typed = [text for name, text in fields.items() if name.startswith("answer_")]
        shown = html.unescape(posted.text)
        self.words_kept += posted.status == 503 and all(text in shown for text in typed)
        self.sent_back.append((visitor, posted, fields))

    async def send_again(self) -> int:
        """Send what came back as it came back; return how many were thanked."""
        thanked = 0
        for visitor, posted, fields in self.sent_back:
            again = {**fields, CSRF: posted.hidden.get(CSRF, fields[CSRF])}
            thanked += await self.desk.send(visitor, again, "again: ") is not None
            visitor.leave()
        return thanked


async def away(
    place: Place, paths: list[str], desk: Desk, verdict: Verdict, seconds: float = 60
) -> str:
    """Stop PostgreSQL like a power cut for so long, and start it again."""
    scene = Away(place, list(paths), desk)
    crowd = desk.crowd
    crowd.answers.clear()
    await scene.prepare(round(seconds) // 2)
    crowd.answers.clear()
    loop = asyncio.get_running_loop()
    await scene.everybody("before", BEFORE, loop.time())
    rows = place.sql("SELECT count(*) FROM intake_inquiry")[0][0]
    await asyncio.to_thread(place.database.stop, "immediate")
    print(f"PostgreSQL is away for {seconds:.0f} s", flush=True)
    begin = loop.time()
    await asyncio.gather(
        scene.everybody("away", seconds, begin),
        arrivals(0.5, seconds, scene.send, begin),
    )
    begin = loop.time()
    started = asyncio.create_task(asyncio.to_thread(place.database.start))
    await scene.everybody("back", BACK_WITHIN + 5, begin)
    await started
    stored = place.sql("SELECT count(*) FROM intake_inquiry")[0][0] - rows
    thanked = await scene.send_again()
    crowd.leave()
    _judge(crowd.answers, verdict, begin)
    sent = len(scene.sent_back)
    verdict.say(
        scene.words_kept == sent and not stored,
        f"{scene.words_kept} of {sent} forms came back with all that was typed, {stored} of them"
        " were stored unsaid",
    )
    verdict.say(thanked == sent, f"{thanked} of {sent} were taken when they were sent again")
    return table(crowd.answers)


def _judge(answers: list[Answer], verdict: Verdict, back_at: float) -> None:
    def of(kind: str) -> list[Answer]:
        return [answer for answer in answers if answer.kind == f"away: {kind}"]

    read = of(KEPT)
    verdict.say(
        all(map(is_well, read)),
        f"{sum(map(is_well, read)):,} of {len(read):,} views of pages that somebody had read"
        f" before are answered while PostgreSQL is away, p95 {milliseconds(read):.0f} ms",
    )
    told = [*of("post"), *of("page of staff"), *of(WITHOUT)]
    verdict.say(
        all(answer.status == 503 and "retry-after" in answer.headers for answer in told),
        f"{len(told)} forms, pages of staff and pages without a copy hear 503 with Retry-After",
    )
    verdict.below("the longest of these", milliseconds(told, 1), 1_000)
    verdict.say(all(answer.status == 200 for answer in of("live probe")), "the live probe says 200")
    verdict.say(
        all(answer.status == 503 for answer in of("ready probe")), "the ready probe says 503"
    )
    back = [answer for answer in answers if answer.kind.startswith("back: ")]
    after = recovered_after(back, back_at, UNCACHED_BAR)
    verdict.below("all as ever after the start", after, BACK_WITHIN, "s")
