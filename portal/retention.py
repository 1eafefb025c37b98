"""What has its last day beside the forms: each app says what it keeps, one command deletes it.

The ground knows none of the apps, so an app registers what it keeps from its AppConfig.ready():

    register_kept(Kept(Reading, "day", timedelta(days=90), forget_readings))

`purge_personal_data` then deletes what is over each night, and “What we hold” names it.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Model


@dataclass(frozen=True)
class Kept:
    """Rows that are kept for a while.

    `since` is their field with a day or an instant. `forget` deletes what is over and returns how
    many rows of each model are gone, by label.
    """

    model: type[Model]
    since: str
    period: timedelta
    forget: Callable[[], Counter[str]]


_kept: dict[type[Model], Kept] = {}


def register_kept(kept: Kept) -> None:
    """Have rows of one model deleted each night once they are over."""
    _kept[kept.model] = kept


def all_kept() -> list[Kept]:
    """Return what the apps registered, in the order in which they did."""
    return list(_kept.values())
