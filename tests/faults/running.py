"""One run: visitors write, faults happen, everything recovers, and the verdict is counted."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.rig.sink import Mode

from .house import PATH, House
from .ledger import Ledger
from .playing import Fault, Player
from .verdict import Verdict, judge
from .visitors import Visitors

VISITORS = 12
DELIVERIES = 5
"""How often the rig lets time pass, at most, until all mail is out."""


def run(
    house: House, faults: Sequence[Fault], target: int, seconds: float, *, mail: bool = True
) -> Verdict:
    """Have `target` submissions acknowledged in an open house, and return the verdict.

    Without `mail` nothing is delivered in the end, and the verdict on mail means nothing.

    Bounded by `seconds`, after which visitors give up; the house is closed when it returns.
    Raises what a fault raised that could not be played.
    """
    begin = time.monotonic()
    deadline = begin + seconds
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger")
        house.sink.be(Mode.REFUSING)
        player = Player(house, ledger, faults, target, deadline)
        player.start()
        visitors = Visitors(house.port, PATH, house.database.url, ledger, target, deadline)
        visitors.write(VISITORS)
        player.join(120)
        if player.error:
            raise player.error
        house.disk.free()
        house.wait_for("/health/ready")
        house.close()
        if mail:
            deliver_all(house)
        verdict = judge(house, ledger)
        ledger.close()
    verdict.played = player.played
    verdict.seconds = time.monotonic() - begin
    return verdict


def deliver_all(house: House) -> None:
    """Let time pass until every message is sent or given up; cron does the sending.

    Nothing else may run. Leases of dead workers and planned attempts all come due at once.
    """
    house.sink.be(Mode.WELL)
    for _ in range(DELIVERIES):
        house.sql("UPDATE intake_outboxmessage SET next_attempt_at = now() WHERE state = 'waiting'")
        house.manage("send_mail_outbox")
        if not house.sql("SELECT 1 FROM intake_outboxmessage WHERE state = 'waiting' LIMIT 1"):
            return
