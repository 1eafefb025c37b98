"""A mail server on the loopback with the faults of real ones, one after another."""

import asyncio
import re
import threading
from collections import Counter
from enum import Enum

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

MESSAGE_ID = re.compile(rb"^Message-ID:\s*(\S+)", re.I | re.M)

LONGEST_STALL = 60
"""Seconds after which even a stalled conversation ends, so that no run hangs."""


class Mode(Enum):
    """How the server behaves."""

    WELL = "takes everything"
    REFUSING = "refuses connections"
    GREYLISTING = "451 to every recipient"
    REJECTING = "550 to every recipient"
    STALLING = "says nothing more"
    DYING = "takes the message and dies before it says so"


class _CountingController(Controller):
    def factory(self) -> SMTP:
        self.handler.connections += 1
        return super().factory()


class Sink:
    """Keeps the Message-ID of each message it took, in `taken`, and counts `connections`."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.taken: Counter[str] = Counter()
        self.connections = 0
        self.mode = Mode.REFUSING
        self._lock = threading.Lock()
        self._controller: Controller | None = None

    def be(self, mode: Mode) -> None:
        """Behave like this from now on."""
        self.mode = mode
        if mode is Mode.REFUSING:
            self.close()
        elif self._controller is None:
            self._controller = _CountingController(self, hostname="127.0.0.1", port=self.port)
            before = self.connections
            self._controller.start()
            self.connections = before  # aiosmtpd has called upon itself, to see that it listens

    def close(self) -> None:
        """Listen no more."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(  # noqa: N802
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        """Take a recipient or not; aiosmtpd calls this by its name."""
        for _ in range(LONGEST_STALL * 10):
            if self.mode is not Mode.STALLING:
                break
            await asyncio.sleep(0.1)
        if self.mode is Mode.GREYLISTING:
            return "451 4.7.1 Come back later"
        if self.mode is Mode.REJECTING:
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a message, and perhaps never say so."""
        found = MESSAGE_ID.search(envelope.original_content or b"")
        with self._lock:
            self.taken[found[1].decode() if found else "without a Message-ID"] += 1
        if self.mode is Mode.DYING and server.transport:
            server.transport.abort()
        return "250 Kept"
