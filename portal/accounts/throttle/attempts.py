"""How often something secret may be tried, and by whom.

An account is never locked. What is counted is who tries: the device, where it has signed in to
this account before (`devices`), or else the network address together with the account. Beside that
an address is counted over all accounts, and an account over all devices that never signed in to
it, so that ten thousand addresses are not ten thousand times as fast as one. That last limit stops
strangers only: the owner at a device of her own passes it, however many try elsewhere.

A try is written down before the secret is looked at, so that fifty at one moment count each other,
and taken back when it was right. See docs/decisions/151-throttled-log-in.md.
"""

import math
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import Attempt, User
from portal.intake.defence.addresses import client_address, subscriber
from portal.intake.defence.fingerprints import fingerprint

from .devices import device_for

QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)
KEPT = HOUR
"""No limit looks further back."""


@dataclass(frozen=True)
class Limit:
    """So many tries within so long."""

    number: int
    within: timedelta


PER_ADDRESS = Limit(20, QUARTER)
"""One address at one door, over all accounts."""


class Door(Enum):
    """Where something secret is asked for, with what strangers together may try of one account."""

    PASSWORD = ("password", Limit(5, QUARTER), Limit(30, HOUR))
    CODE = ("code", Limit(5, QUARTER), Limit(10, HOUR))
    """Only those come here who know the password, or have a session."""
    PASSKEY = ("passkey", Limit(20, QUARTER), None)
    """Nothing to guess, and nobody says for whom: what is limited is the work of one address."""
    RESET = ("reset", Limit(3, HOUR), Limit(5, HOUR))
    """How many letters are asked for."""

    def __init__(self, word: str, of_a_pair: Limit, of_strangers: Limit | None) -> None:
        self.word = word
        self.of_a_pair = of_a_pair
        self.of_strangers = of_strangers


@dataclass(frozen=True)
class Try:
    """One try: whether it may go ahead, or from when on another may."""

    row: Attempt | None = None
    again_at: datetime | None = None

    @property
    def is_refused(self) -> bool:
        """Whether the secret is not even looked at."""
        return self.again_at is not None

    @property
    def minutes(self) -> int:
        """In how many minutes another try is taken, at least one."""
        return math.ceil(self.seconds / 60)

    @property
    def seconds(self) -> int:
        """In how many seconds another try is taken, at least one."""
        if self.again_at is None:
            return 1
        return max(1, math.ceil((self.again_at - timezone.now()).total_seconds()))


def knock(request: HttpRequest, door: Door, account: str) -> Try:
    """Count one try of `request` at a door, for an account by the name that was typed.

    Nothing asks whether there is such an account. Raises DatabaseError where counting fails:
    without its database nobody can sign in anyway.
    """
    now = timezone.now()
    row = _row(request, door, account, now)
    if again_at := _refused_until(row, door, now, allowed=0):
        return Try(again_at=again_at)
    Attempt.objects.filter(at__lte=now - KEPT).delete()
    row.save()
    # In no transaction, and counted afterwards: so tries at one moment count each other.
    if again_at := _refused_until(row, door, now, allowed=1):
        return Try(row, again_at)
    return Try(row)


def forgive(attempt: Try) -> None:
    """Take back a try that was right, and what the same person got wrong before."""
    if attempt.row:
        Attempt.objects.filter(pair=attempt.row.pair).delete()


def _row(request: HttpRequest, door: Door, account: str, now: datetime) -> Attempt:
    name = account_name(account)
    of_account = fingerprint(f"account of {door.word}", name)
    if device := device_for(request, name):
        pair = fingerprint(f"device of {door.word}", device, name)
        return Attempt(pair=pair, at=now)
    address = client_address(request)
    where = subscriber(address) if address else "nowhere"
    return Attempt(
        pair=fingerprint(f"pair of {door.word}", where, name),
        address=fingerprint(f"address of {door.word}", where),
        account=of_account,
        at=now,
    )


def _refused_until(row: Attempt, door: Door, now: datetime, allowed: int) -> datetime | None:
    """Return when the fullest of the counts has room again, or None where all have.

    `allowed` is 1 when this try is among what is counted.
    """
    counts = [(Q(pair=row.pair), door.of_a_pair)]
    if row.address:
        counts.append((Q(address=row.address), PER_ADDRESS))
        if door.of_strangers:
            counts.append((Q(account=row.account), door.of_strangers))
    ends = []
    for whose, limit in counts:
        since = Attempt.objects.filter(whose, at__gt=now - limit.within)
        newest_first = since.order_by("-at", "-pk").values_list("at", flat=True)
        # With `number` of them in the window the next has to wait until the oldest of these is out.
        full = list(newest_first[limit.number - 1 + allowed : limit.number + allowed])
        if full:
            ends.append(full[0] + limit.within)
    return max(ends, default=None)


def account_name(typed: str) -> str:
    """Return a name as it is counted: however its letters are written."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def names_of(user: User) -> list[str]:
    """Return the names by which tries for a person are counted: as one signs in, and by mail."""
    return [account_name(user.get_username()), account_name(user.email)]
