"""Compares what visitors were promised with what is in the database and in the mail server."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from tests.rig.sink import Sink

from .ledger import Ledger

MAIL_OF_EACH = 2
"""A notice to the mailbox and an acknowledgement to the sender."""


class Judged(Protocol):
    """What was written to: a house, or whatever else has a database and a mail server."""

    sink: Sink

    def sql(self, command: str) -> list[tuple]:
        """Ask the database from outside and return the rows."""


@dataclass
class Verdict:
    """What a run came to. Of `lost` to `mail_missing` there may be none."""

    acknowledged: int
    lost: list[str]
    """Acknowledged keys without their row."""
    duplicate: list[str]
    """Keys with several rows."""
    false: list[str]
    """Keys acknowledged while their row was not committed."""
    orphan: list[str]
    """Rows without all of their mail in the outbox."""
    mail_missing: list[str]
    """Messages that count as sent and never arrived, or are neither sent nor given up."""
    mail_sent: int = 0
    mail_failed: int = 0
    mail_twice: int = 0
    """Messages that arrived more than once, under the same Message-ID."""
    told: Counter[str] = field(default_factory=Counter)
    played: Counter[str] = field(default_factory=Counter)
    seconds: float = 0

    @property
    def faults_found(self) -> dict[str, int]:
        """The figures that must be 0, by name."""
        return {
            "lost": len(self.lost),
            "duplicate": len(self.duplicate),
            "false success": len(self.false),
            "orphan": len(self.orphan),
            "mail missing": len(self.mail_missing),
        }

    def table(self, title: str) -> str:
        """Return it for people, as a table in Markdown."""
        rows: list[tuple[str, object]] = [
            ("**acknowledged**", self.acknowledged),
            *((f"**{name}**", number) for name, number in self.faults_found.items()),
            ("mail sent", self.mail_sent),
            ("mail refused for good (550), shown to staff", self.mail_failed),
            ("mail that arrived twice, same Message-ID", self.mail_twice),
            *((f"visitors: {name}", number) for name, number in sorted(self.told.items())),
            *((f"played: {name}", number) for name, number in self.played.items()),
            ("seconds", round(self.seconds)),
        ]
        lines = [f"| {title} | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)]
        return "\n".join(lines)


def judge(house: Judged, ledger: Ledger) -> Verdict:
    """Count. Nothing may write any more, and mail must have had its time: see `deliver_all`."""
    _sent, acknowledged = ledger.read()
    rows = house.sql("SELECT key::text, reference FROM intake_inquiry")
    kept = set(rows)
    letters = dict(
        house.sql(
            "SELECT i.key::text, count(o.id) FROM intake_inquiry i "
            "LEFT JOIN intake_outboxmessage o ON o.inquiry_id = i.id GROUP BY i.key"
        )
    )
    mail = house.sql("SELECT message_id, state FROM intake_outboxmessage")
    states = Counter(state for _message_id, state in mail)
    return Verdict(
        acknowledged=len(acknowledged),
        lost=[key for key, said in acknowledged.items() if (key, said) not in kept],
        duplicate=[key for key, number in Counter(key for key, _ in rows).items() if number > 1],
        false=ledger.unproven,
        orphan=[key for key, number in letters.items() if number < MAIL_OF_EACH],
        mail_missing=[
            message_id
            for message_id, state in mail
            if state not in ("sent", "failed")
            or (state == "sent" and message_id not in house.sink.taken)
        ],
        mail_sent=states["sent"],
        mail_failed=states["failed"],
        mail_twice=sum(1 for message_id, _state in mail if house.sink.taken[message_id] > 1),
        told=ledger.told,
    )
