"""How long backups are kept."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from .chest import backups_in, discard

DAY = timedelta(days=1)

PERIODS: tuple[Callable[[datetime], object], ...] = (
    lambda instant: instant.date(),
    lambda instant: instant.isocalendar()[:2],
    lambda instant: (instant.year, instant.month),
)
"""The day, the week and the month of an instant, on the clocks of the site."""


def to_keep(instants: Iterable[datetime], numbers: tuple[int, int, int]) -> set[datetime]:
    """Return which backups to keep: the last one of so many days, weeks and months.

    None that is less than a day older than the newest goes: somebody may have made it by hand.

    Only days, weeks and months that have a backup count, so a site that made none for a year
    loses none by making one.
    """
    newest_first = sorted(instants, reverse=True)
    kept = {instant for instant in newest_first if newest_first[0] - instant < DAY}
    for period_of, number in zip(PERIODS, numbers, strict=True):
        seen: list[object] = []
        for instant in newest_first:
            period = period_of(timezone.localtime(instant))
            if period not in seen and len(seen) < number:
                seen.append(period)
                kept.add(instant)
    return kept


def forget_old(backups: Path, made: Path) -> list[Path]:
    """Delete backups that are over their time, and return them; never `made`, the one just made."""
    found = backups_in(backups)
    kept = to_keep(found, settings.BACKUP_KEEP)
    over = [path for instant, path in found.items() if instant not in kept and path != made]
    for path in over:
        discard(path)
    return over
