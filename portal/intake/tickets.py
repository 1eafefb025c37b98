"""The ticket that every rendered form carries: its idempotency key and when it was issued.

Both are signed, so a script can neither invent keys nor pretend to have read the form for long.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.core import signing
from django.utils import timezone

SALT = "portal.intake.ticket"


@dataclass(frozen=True)
class Ticket:
    """A form as one visitor was given it."""

    key: UUID
    issued_at: datetime


def issue_ticket() -> str:
    """Return the text of a new ticket, for a hidden field."""
    return signing.dumps([uuid4().hex, int(timezone.now().timestamp())], salt=SALT)


def read_ticket(text: str) -> Ticket | None:
    """Return what a ticket says, or None when it is missing or was not issued here."""
    try:
        key, issued_at = signing.loads(text, salt=SALT)
    except (signing.BadSignature, UnicodeError, ValueError):
        return None
    return Ticket(UUID(key), datetime.fromtimestamp(issued_at, tz=UTC))
