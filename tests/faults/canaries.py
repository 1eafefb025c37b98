"""Houses that are broken on purpose: the rig is believed because it reports them."""

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from .house import FORGETFUL, House
from .playing import CRASH, CUT, KILL_COMMITTED, KILL_WORKER, Fault
from .running import run
from .verdict import Verdict

ACKNOWLEDGED = 40
SECONDS = 120


@dataclass(frozen=True)
class Canary:
    """A broken house, what it meets, and the figure that must not be 0."""

    name: str
    reports: str
    settings: str = "sound"
    faults: Sequence[Fault] = ()
    database: dict[str, str] = field(default_factory=dict)
    keys_unique: bool = True

    def sing(self, house: House) -> Verdict:
        """Run in this house, broken for the time of the run, and return the verdict."""
        house.forget()
        before = dict(house.database.settings)
        if self.database:
            house.restart_database(**self.database)
            _hold_the_log_writer(house)
        unique = [] if self.keys_unique else _drop_unique(house)
        try:
            house.open(self.settings, mail=False)
            verdict = run(house, self.faults, ACKNOWLEDGED, SECONDS, mail=False)
            verdict.mail_missing = []  # none was to be delivered
            return verdict
        finally:
            house.close()
            house.forget()
            for command in unique:
                house.sql(command)
            if self.database:
                house.database.settings = before
                house.restart_database()

    def bites(self, verdict: Verdict) -> bool:
        """Whether the rig saw what is broken, and nothing else that is not."""
        found = verdict.faults_found
        return found[self.reports] > 0


def _hold_the_log_writer(house: House) -> None:
    """Keep PostgreSQL's log writer from writing before the crash.

    It writes each full page of 8 kB at once, whatever the settings say; what a crash takes would
    be a matter of luck. On a busy machine it begins a moment after PostgreSQL answers.
    """
    asked = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'"
    over = time.monotonic() + 10
    while not (found := house.sql(asked)):
        if time.monotonic() > over:
            raise TimeoutError("PostgreSQL has no log writer")
        time.sleep(0.05)
    os.kill(found[0][0], signal.SIGSTOP)


def _drop_unique(house: House) -> list[str]:
    """Let the database take one key twice; return the commands that forbid it again."""
    names = house.sql(
        "SELECT conname FROM pg_constraint WHERE conrelid = 'intake_inquiry'::regclass "
        "AND contype = 'u' AND pg_get_constraintdef(oid) = 'UNIQUE (key)'"
    )
    if not names:
        raise LookupError("intake_inquiry has no unique key to take away")
    for (name,) in names:
        house.sql(f"ALTER TABLE intake_inquiry DROP CONSTRAINT {name}")
    return [f"ALTER TABLE intake_inquiry ADD CONSTRAINT {name} UNIQUE (key)" for (name,) in names]


IN_CI = [
    Canary(
        name="synchronous_commit=off",
        reports="lost",
        database=FORGETFUL,
        faults=[CRASH],
    ),
    Canary(
        name="keys are not looked at",
        reports="duplicate",
        settings="keyless",
        keys_unique=False,
        faults=[CUT, KILL_WORKER, KILL_COMMITTED, CUT],
    ),
]
"""What every change has to pass; each costs a start of the server."""

CANARIES = [
    *IN_CI,
    Canary(name="acknowledged before COMMIT", reports="false success", settings="hasty"),
]
