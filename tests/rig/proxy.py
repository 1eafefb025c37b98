"""A reverse proxy on the loopback that can cut a connection between a request and its answer.

It waits for the whole answer of the application before it does anything, so an answer that it
cuts was given: whatever was to be committed is committed, and the visitor does not know.
"""

import asyncio
import threading
from collections import Counter

PATIENCE = 30
"""Seconds for one answer of the application; after that the visitor gets a 504."""

ADDRESS_HEADER = b"x-rig-address"
"""The header in which a visitor of the rig says from which address it pretends to come."""


class Proxy:
    """Passes requests from `port` to `upstream`, another port. `told` counts what it did."""

    def __init__(self, port: int, upstream: int) -> None:
        self.port = port
        self.upstream = upstream
        self.told: Counter[str] = Counter()
        self._cuts = 0
        self._lock = threading.Lock()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def open(self) -> None:
        """Listen. Raises TimeoutError when it cannot within ten seconds."""
        self._thread.start()
        if not self._ready.wait(10):
            raise TimeoutError("the proxy does not listen")

    def close(self) -> None:
        """Be gone."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def cut_answers(self, number: int) -> None:
        """Cut the next `number` answers by which a post is acknowledged."""
        with self._lock:
            self._cuts += number

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        start = asyncio.start_server(self._serve, "127.0.0.1", self.port, backlog=512)
        self._loop.run_until_complete(start)
        self._ready.set()
        self._loop.run_forever()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(2 * PATIENCE):
                head, body = await _read_request(reader)
                answer = await self._ask(head, body)
                if self._must_cut(head, answer):
                    self.told["answers cut"] += 1
                    writer.transport.abort()
                    return
                writer.write(answer)
                await writer.drain()
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            self.told["visitors gone"] += 1
        finally:
            writer.close()

    async def _ask(self, head: bytes, body: bytes) -> bytes:
        """Return the application's answer, or the proxy's own when there is none."""
        try:
            async with asyncio.timeout(PATIENCE):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
                try:
                    writer.write(_as_proxied(head) + body)
                    await writer.drain()
                    answer = await reader.read(-1)
                finally:
                    writer.close()
        except TimeoutError:
            answer, why = b"", "504 Gateway Timeout"
        except OSError:
            answer, why = b"", "502 Bad Gateway"
        else:
            why = "502 Bad Gateway"
        if not _is_whole(answer):
            self.told[why] += 1
            return f"HTTP/1.1 {why}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()
        return answer

    def _must_cut(self, head: bytes, answer: bytes) -> bool:
        if not (head.startswith(b"POST ") and answer[9:12] == b"303"):
            return False
        with self._lock:
            self._cuts, cut = max(0, self._cuts - 1), self._cuts > 0
        return cut


async def _read_request(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(_header(head, b"content-length") or 0)
    return head, await reader.readexactly(length)


def _header(head: bytes, name: bytes) -> bytes:
    for line in head.split(b"\r\n")[1:]:
        found, _colon, value = line.partition(b":")
        if found.strip().lower() == name:
            return value.strip()
    return b""


def _as_proxied(head: bytes) -> bytes:
    """Return a request's head as a proxy in front of the application passes it on."""
    dropped = (ADDRESS_HEADER, b"connection", b"x-forwarded-for", b"x-forwarded-proto")
    lines = head.rstrip(b"\r\n").split(b"\r\n")
    kept = [line for line in lines if line.partition(b":")[0].strip().lower() not in dropped]
    visitor = _header(head, ADDRESS_HEADER) or b"127.0.0.1"
    kept += [b"X-Forwarded-For: " + visitor, b"X-Forwarded-Proto: https", b"Connection: close"]
    return b"\r\n".join(kept) + b"\r\n\r\n"


def _is_whole(answer: bytes) -> bool:
    """Whether an answer came to its end; a killed worker leaves half of one, or nothing."""
    head, blank, body = answer.partition(b"\r\n\r\n")
    if not blank:
        return False
    if length := _header(head, b"content-length"):
        return len(body) == int(length)
    return _header(head, b"transfer-encoding") != b"chunked" or body.endswith(b"0\r\n\r\n")
