"""Visitors who ask on a clock: whoever is due asks, whether or not the earlier ones were answered.

A time counts from the planned moment, so neither a server that falls behind nor this tool hides it.
Each visitor comes from an address of their own (127.0.0.0/8) over TLS, as browsers do.
"""

import asyncio
import gc
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from itertools import count
from urllib.parse import urlencode

from tests.deploy.front import HOST, Front
from tests.deploy.visitor import hidden_fields, keep_cookie

PATIENCE = 20.0
"""Seconds that a visitor waits for one answer."""

PAGES_EACH = 20
"""Pages that a visitor reads over one connection before another one comes."""

READERS_AT_ONCE = 800
"""Whoever is due beyond them waits for a place, and the wait counts: this tool has an end, too."""

_numbers = count(1)


@dataclass(frozen=True)
class Answer:
    """What one request came to; `status` is 0 where there was no answer."""

    kind: str
    status: int
    seconds: float
    """From the planned moment to the last byte."""

    at: float
    """The planned moment, on the clock of the loop."""

    headers: dict[str, str]
    body: bytes = b""
    late: float = 0.0
    """Seconds of it that passed before this tool sent the request: it had no processor."""

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of its forms."""
        return hidden_fields(self.text)


class Visitor:
    """A browser: an address, a connection that is kept, cookies."""

    def __init__(self, front: Front, context: ssl.SSLContext) -> None:
        number = next(_numbers)
        self._address = f"127.{number >> 15 & 0x7F | 0x80}.{number >> 7 & 0xFF}.{number % 127 + 1}"
        self._port, self._context = front.https, context
        self._stream: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._one_at_a_time = asyncio.Lock()
        self.cookies: dict[str, str] = {}
        self.asked = 0

    async def get(self, kind: str, path: str, planned: float) -> Answer:
        """Fetch a page."""
        return await self._ask(kind, "GET", path, planned, "", b"")

    async def post(self, kind: str, path: str, planned: float, fields: dict[str, str]) -> Answer:
        """Send a form."""
        body = urlencode(fields).encode()
        more = (
            f"Origin: https://{HOST}\r\nReferer: https://{HOST}/\r\nContent-Length: {len(body)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
        )
        return await self._ask(kind, "POST", path, planned, more, body)

    def leave(self) -> None:
        """Close the connection."""
        if self._stream:
            self._stream[1].transport.abort()
            self._stream = None

    async def _ask(
        self, kind: str, method: str, path: str, planned: float, more: str, body: bytes
    ) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        said = f"Cookie: {cookies}\r\n{more}" if cookies else more
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: identity\r\n"
            f"Accept-Language: en\r\n{said}\r\n"
        )
        self.asked += 1
        late = asyncio.get_running_loop().time() - planned
        try:
            async with self._one_at_a_time, asyncio.timeout(PATIENCE):
                status, headers, text = await self._exchange(head.encode() + body)
        except (OSError, EOFError, TimeoutError, asyncio.IncompleteReadError) as fault:
            self.leave()
            status, headers, text = 0, {"fault": type(fault).__name__}, b""
        took = asyncio.get_running_loop().time() - planned
        return Answer(kind, status, took, planned, headers, text, late)

    async def _exchange(self, sent: bytes) -> tuple[int, dict[str, str], bytes]:
        if self._stream and self._stream[0].at_eof():
            self.leave()  # nginx has closed what was idle for long, as browsers know
        if self._stream is None:
            self._stream = await asyncio.open_connection(
                "127.0.0.1",
                self._port,
                ssl=self._context,
                server_hostname=HOST,
                local_addr=(self._address, 0),
                limit=1 << 20,
            )
        reader, writer = self._stream
        writer.write(sent)
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {}
        for line in lines:
            name, _colon, value = line.partition(": ")
            if name.lower() == "set-cookie":
                keep_cookie(self.cookies, value)
            headers[name.lower()] = value
        if headers.get("transfer-encoding") == "chunked":
            body = await _chunks(reader)
        else:
            body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection") == "close":
            self.leave()
        return int(first.split(" ", 2)[1]), headers, body


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append((await reader.readexactly(size + 2))[:-2])
    await reader.readline()
    return b"".join(parts)


class Crowd:
    """All visitors of one load, and what they were answered."""

    def __init__(self, front: Front) -> None:
        self.front = front
        self._context = ssl.create_default_context(
            cafile=str(front.folder / "portal/temporary.pem")
        )
        self._reading: list[Visitor] = []
        self._room = asyncio.Semaphore(READERS_AT_ONCE)
        self.answers: list[Answer] = []

    def newcomer(self) -> Visitor:
        """Return a visitor who was never here."""
        return Visitor(self.front, self._context)

    async def read(self, kind: str, path: str, planned: float) -> Answer:
        """Let somebody who is idle fetch a page, and keep the answer without its body."""
        async with self._room:
            visitor = self._reading.pop() if self._reading else self.newcomer()
            answer = await visitor.get(kind, path, planned)
            if visitor.asked < PAGES_EACH and answer.status:
                self._reading.append(visitor)
            else:
                visitor.leave()
        return self.keep(answer)

    def keep(self, answer: Answer) -> Answer:
        """Note an answer without its body, and return it."""
        self.answers.append(replace(answer, body=b""))
        return answer

    def leave(self) -> None:
        """Close all connections that are idle."""
        for visitor in self._reading:
            visitor.leave()
        self._reading.clear()


Arrive = Callable[[int, float], Awaitable[object]]
"""What the n-th arrival does, which was planned for a moment on the clock of the loop."""


async def arrivals(rate: float, seconds: float, arrive: Arrive, begin: float = 0.0) -> None:
    """Let visitors arrive at even intervals, `rate` a second; return when all are done.

    `begin` is on the clock of the loop; at once when it is not given.
    """
    loop = asyncio.get_running_loop()
    begin = begin or loop.time()
    async with asyncio.TaskGroup() as group:
        for number in range(round(rate * seconds)):
            planned = begin + number / rate
            if (wait := planned - loop.time()) > 0:
                await asyncio.sleep(wait)
            group.create_task(arrive_at(arrive, number, planned))


async def arrive_at(arrive: Arrive, number: int, planned: float) -> None:
    """Await one arrival, whatever it returns."""
    await arrive(number, planned)


def without_pauses() -> None:
    """Keep Python from going through what has long been there while times are taken."""
    gc.collect()
    gc.freeze()
