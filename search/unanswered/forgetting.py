"""Deletes what is over: counts after ninety days, words with them."""

from collections import Counter
from datetime import date, timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone

from portal.retention import Kept, register_kept
from search.models import UnansweredDay, UnansweredQuestion

from .noting import DAYS_UNTIL_SHOWN

KEPT = timedelta(days=90)
"""For how long anybody can see what was asked."""

KEPT_IF_RARE = timedelta(days=30)
"""A question whose words nobody has seen is forgotten so long after it was last asked."""


def first_day_kept(today: date | None = None) -> date:
    """Return the first day of which counts are kept. Without `today` it is that of the site."""
    return (today or timezone.localdate(timezone=timezone.get_default_timezone())) - KEPT


def forget_unanswered() -> Counter[str]:
    """Delete what is over, and the words of what is asked too rarely now: five queries.

    Returns how many rows of each model are gone.
    """
    first = first_day_kept()
    gone: Counter[str] = Counter(UnansweredDay.objects.filter(day__lt=first).delete()[1])
    rare = UnansweredQuestion.objects.annotate(last=Max("days__day"))
    over = rare.filter(Q(last=None) | Q(words="", last__lt=first + KEPT - KEPT_IF_RARE))
    gone.update(UnansweredQuestion.objects.filter(pk__in=over.values("pk")).delete()[1])
    seldom = UnansweredQuestion.objects.annotate(number=Count("days")).filter(
        number__lt=DAYS_UNTIL_SHOWN
    )
    UnansweredQuestion.objects.filter(pk__in=seldom.values("pk")).update(words="")
    return gone


def keep_for_a_while() -> None:
    """Have it done each night with all else that has its day."""
    register_kept(Kept(UnansweredDay, "day", KEPT, forget_unanswered))
