"""How many wrote, how soon they were answered, how often within the promise. No personal data."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from .models import ClosingReason, Inquiry, Status
from .models.choices import DESK_KINDS
from .workdays import due_after

ANSWERED_OTHERWISE = {ClosingReason.TELEPHONE, ClosingReason.ELSEWHERE}
UNASKED = {ClosingReason.DUPLICATE, ClosingReason.NO_ANSWER, ClosingReason.OTHER}
"""Closed without an answer for a reason: the promise does not count."""


@dataclass(frozen=True)
class Case:
    """One inquiry without a word of it."""

    received: datetime
    answered: datetime | None
    promised: datetime | None
    audience: str
    language: str

    @property
    def in_time(self) -> bool | None:
        """Whether the promise was kept; None when nothing was promised, or it may still be."""
        if self.promised is None:
            return None
        if self.answered is None:
            return None if self.promised >= timezone.now() else False
        return self.answered <= self.promised


@dataclass(frozen=True)
class Volume:
    """The figures of some cases."""

    received: int
    answered: int
    in_time: int
    late: int
    """Answered after the day that was promised, or that day is over without an answer."""
    median_wait: timedelta | None
    """From receipt to the first answer; None while there is none."""

    @property
    def share_in_time(self) -> int | None:
        """Per cent of the promises that were kept; None where none came due."""
        due = self.in_time + self.late
        return round(100 * self.in_time / due) if due else None

    @property
    def hours(self) -> float:
        """The median wait in hours, 0 without one: for drawing."""
        return self.median_wait.total_seconds() / 3600 if self.median_wait else 0.0


def cases(inquiries: QuerySet[Inquiry], first: date, last: date) -> list[Case]:
    """Return what came in from a day to a day, both included; spam is left out. 1 query."""
    begin, end = _start(first), _start(last + timedelta(days=1))
    found = inquiries.filter(received_at__gte=begin, received_at__lt=end, kind__in=DESK_KINDS)
    found = found.exclude(status__in=[Status.QUARANTINE, Status.WITHDRAWN])
    rows = found.exclude(closing_reason=ClosingReason.SPAM).order_by("received_at")
    return [_case(*row) for row in rows.values_list(*COLUMNS)]


COLUMNS = (
    "received_at",
    "first_replied_at",
    "closed_at",
    "closing_reason",
    "answer_within_days",
    "audience",
    "language",
)


def _case(
    received: datetime,
    replied: datetime | None,
    closed: datetime | None,
    reason: str,
    within: int | None,
    audience: str,
    language: str,
) -> Case:
    answered = replied or (closed if reason in ANSWERED_OTHERWISE else None)
    counts = within is not None and (answered or reason not in UNASKED)
    promised = due_after(received, within) if counts and within is not None else None
    return Case(received, answered, promised, audience, language)


def volume(some: Iterable[Case]) -> Volume:
    """Return the figures of some cases."""
    listed = list(some)
    waits = [(case.answered - case.received).total_seconds() for case in listed if case.answered]
    return Volume(
        received=len(listed),
        answered=len(waits),
        in_time=sum(case.in_time is True for case in listed),
        late=sum(case.in_time is False for case in listed),
        median_wait=timedelta(seconds=median(waits)) if waits else None,
    )


def volumes_by(some: Iterable[Case], key: Callable[[Case], Hashable]) -> dict[Any, Volume]:
    """Return the figures of each group of cases."""
    groups: dict[Hashable, list[Case]] = defaultdict(list)
    for case in some:
        groups[key(case)].append(case)
    return {name: volume(group) for name, group in groups.items()}


def period_start(day: date, period: str) -> date:
    """Return the first day of the "week" (Monday) or "month" that a day lies in."""
    if period == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1)


def periods(first: date, last: date, period: str) -> list[date]:
    """Return the first days of all weeks or months from a day to a day."""
    more = timedelta(days=32 if period == "month" else 7)
    days = [period_start(first, period)]
    while (following := period_start(days[-1] + more, period)) <= last:
        days.append(following)
    return days


def _start(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=timezone.get_default_timezone())
