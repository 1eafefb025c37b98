"""How many forms one address sends, so that a script cannot flood staff.

Each form counts once, however often it is sent. Up to `settings.POSTS_PER_ADDRESS` in ten minutes
nobody looks; above it the pace is a sign among others; above `FLOOD` times as many it is enough by
itself; at `CEILING` times as many nothing more is stored until the first of them is ten minutes
old, and the visitor is told when that is. See docs/decisions/051-defence.md.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from portal.intake.models import RecentPost
from portal.intake.tickets import Ticket
from portal.speed.prepared import prepared, reckoned

from .addresses import client_address, subscriber
from .fingerprints import fingerprint

log = logging.getLogger(__name__)

WINDOW = timedelta(minutes=10)
FLOOD = 3
CEILING = 6
MOST_FORGOTTEN = 500
"""How many counted forms one post clears away: after a flood the next visitor does not wait."""


@dataclass(frozen=True)
class Pace:
    """How many forms an address sent within ten minutes, this one included.

    `again_at` is set when this one is over the ceiling: from then on another is taken.
    """

    number: int = 0
    again_at: datetime | None = None

    @property
    def is_brisk(self) -> bool:
        """Whether it is faster than a few people behind one address are."""
        return self.number > settings.POSTS_PER_ADDRESS

    @property
    def is_flood(self) -> bool:
        """Whether it is so fast that hardly anybody does it by hand."""
        return self.number > settings.POSTS_PER_ADDRESS * FLOOD


def count_post(request: HttpRequest, ticket: Ticket) -> Pace:
    """Count one form of the address that `request` comes from, and return its pace.

    Where the address is unknown or the count fails, the limit is open: a form is taken rather
    than lost. Nothing about the visitor is logged.
    """
    address = client_address(request)
    if address is None:
        return Pace()
    now = timezone.now()
    try:
        return _count(subscriber(address), ticket, now)
    except DatabaseError:
        log.warning("A form could not be counted; it was taken without a limit.", exc_info=False)
        return Pace()


def _count(address: str, ticket: Ticket, now: datetime) -> Pace:
    days = {f"{at:%Y-%m-%d}" for at in (now, now - WINDOW)}
    marks = {day: fingerprint("address", day, address) for day in sorted(days)}
    post = fingerprint("post", ticket.key.hex)
    ceiling = settings.POSTS_PER_ADDRESS * CEILING
    begin = now - WINDOW
    earlier = _earlier(ceiling + 1, addresses=marks.values(), begin=begin)
    if post in (mark for mark, _at in earlier):
        return Pace([mark for mark, _at in earlier].index(post) + 1)
    if len(earlier) >= ceiling:
        return Pace(len(earlier) + 1, again_at=earlier[0][1] + WINDOW)
    if over := _over(begin=begin):
        RecentPost.objects.filter(pk__in=over).delete()
    row = RecentPost(address=marks[f"{now:%Y-%m-%d}"], post=post, at=now)
    RecentPost.objects.bulk_create([row], ignore_conflicts=True)
    # In no transaction, and counted afterwards: so posts at one moment count each other.
    [(number,)] = _number(addresses=marks.values(), begin=begin)
    return Pace(number)


def _lately(addresses: Iterable[str], begin: datetime) -> QuerySet[RecentPost]:
    return RecentPost.objects.filter(address__in=addresses, at__gt=begin)


@prepared
def _earlier(
    most: int, *, addresses: Iterable[str], begin: datetime
) -> QuerySet[RecentPost, tuple[str, datetime]]:
    rows = _lately(addresses, begin).order_by("at", "pk")
    return rows.values_list("post", "at")[:most]


@prepared
def _number(*, addresses: Iterable[str], begin: datetime) -> QuerySet[RecentPost, tuple[int]]:
    return reckoned(_lately(addresses, begin), number=Count("pk"))


@prepared
def _over(*, begin: datetime) -> QuerySet[RecentPost, int]:
    over = RecentPost.objects.filter(at__lte=begin).order_by("at")
    return over.values_list("pk", flat=True)[:MOST_FORGOTTEN]
