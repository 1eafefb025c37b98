"""The faults, and the order in which a run meets them."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.rig.sink import Mode

from .house import House
from .ledger import Ledger

OUTAGE = 0.5
"""Seconds that PostgreSQL stays away after it crashed."""

CUTS = 3
"""How many answers are cut at a time."""


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong: its name in the table, and how it is done to a house."""

    name: str
    happen: Callable[[House], None]


def crash_database(house: House) -> None:
    """Stop PostgreSQL as a power cut does; start it again on the same data."""
    house.database.stop("immediate")
    time.sleep(OUTAGE)
    house.database.start()


def _order_kill(house: House) -> None:
    (house.folder / "kill-after-commit").touch()


def _mail(mode: Mode) -> Fault:
    return Fault(f"mail server: {mode.value}", lambda house: house.sink.be(mode))


CRASH = Fault("pg_ctl stop -m immediate, start", crash_database)
KILL_WORKER = Fault("kill -9 of a gunicorn worker", lambda house: house.server.kill_child())
KILL_MASTER = Fault("kill -9 of gunicorn's master", lambda house: house.server.kill())
KILL_COMMITTED = Fault("kill -9 between COMMIT and answer", _order_kill)
KILL_MAIL = Fault("kill -9 of the mail worker", lambda house: house.worker.kill())
CUT = Fault("connection cut after COMMIT", lambda house: house.proxy.cut_answers(CUTS))
DISK_FULL = Fault("disk of media and logs full", lambda house: house.disk.fill())
DISK_FREE = Fault("disk has room again", lambda house: house.disk.free())

EVERYTHING: Sequence[Fault] = [
    _mail(Mode.WELL),
    KILL_WORKER,
    CUT,
    _mail(Mode.GREYLISTING),
    CRASH,
    KILL_COMMITTED,
    _mail(Mode.STALLING),
    KILL_MAIL,
    DISK_FULL,
    CUT,
    _mail(Mode.DYING),
    KILL_MASTER,
    DISK_FREE,
    KILL_COMMITTED,
    _mail(Mode.REJECTING),
    CRASH,
    _mail(Mode.REFUSING),
    KILL_WORKER,
    _mail(Mode.WELL),
    KILL_MAIL,
    CRASH,
    CUT,
]
"""One round of all faults. The mail server refuses connections before the first."""


class Player(threading.Thread):
    """Plays faults spread evenly over a run, counted in receipts, not in seconds."""

    def __init__(
        self, house: House, ledger: Ledger, faults: Sequence[Fault], target: int, deadline: float
    ) -> None:
        super().__init__(daemon=True)
        self.house, self.ledger, self.faults = house, ledger, faults
        self.target, self.deadline = target, deadline
        self.played: Counter[str] = Counter()
        self.error: Exception | None = None

    def run(self) -> None:
        """Play each fault when its share of the receipts has been read."""
        for number, fault in enumerate(self.faults, start=1):
            share = number * self.target // (len(self.faults) + 1)
            while self.ledger.acknowledged < share:
                if time.monotonic() > self.deadline:
                    return
                time.sleep(0.02)
            try:
                fault.happen(self.house)
            except Exception as error:  # noqa: BLE001 (a thread: the run raises it in the end)
                self.error = error
                return
            self.played[fault.name] += 1
