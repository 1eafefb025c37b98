"""Questions that no page answered: how often each was asked, and its words once many asked it."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Count, F, Max, Min, Q, Sum
from django.utils.translation import gettext_lazy as _


class UnansweredQuestionQuerySet(models.QuerySet["UnansweredQuestion"]):
    """Questions without an answer."""

    def shown(self) -> Self:
        """Return those whose words staff may see."""
        return self.exclude(words="")

    def counted(self, since: date) -> Self:
        """Add `times`, `different_days`, `first` and `last`, all from the day `since` on."""
        counted = Q(days__day__gte=since)
        return self.annotate(
            times=Sum("days__number", filter=counted, default=0),
            different_days=Count("days", filter=counted),
            first=Min("days__day", filter=counted),
            last=Max("days__day", filter=counted),
        )


class UnansweredQuestion(models.Model):
    """One question in one language, whatever the order and form of its letters.

    `key` is a keyed hash. The words stay empty until the question came on enough different days.
    """

    key = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=12, editable=False)
    words = models.CharField(_("looked for"), max_length=60, blank=True, editable=False)
    first_day = models.DateField(_("first asked"), db_index=True, editable=False)
    """In the site's time zone, like all days here. Nothing finer than a day is kept."""

    objects = UnansweredQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question without an answer")
        verbose_name_plural = _("questions without an answer")
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return self.words or self.key[:8]


class UnansweredDayQuerySet(models.QuerySet["UnansweredDay"]):
    """Days with unanswered questions."""

    def count_one(self, key: str, day: date) -> bool:
        """Add one to a question's day, whatever others add now; tell whether it was there."""
        return bool(self.filter(question__key=key, day=day).update(number=F("number") + 1))

    def by_week(self, first: date, language: str = "") -> dict[date, int]:
        """Return how often something was not found in each week, by its first day (a Monday).

        Counts from the day `first` on, in one language or in all. Weeks without a question are
        missing. One query.
        """
        days = self.filter(day__gte=first)
        if language:
            days = days.filter(question__language=language)
        weeks: dict[date, int] = {}
        for day, number in days.values_list("day").annotate(sum=Sum("number")).order_by("day"):
            monday = day - timedelta(days=day.weekday())
            weeks[monday] = weeks.get(monday, 0) + number
        return weeks


class UnansweredDay(models.Model):
    """How often one question was asked on one day."""

    question = models.ForeignKey(
        UnansweredQuestion, on_delete=models.CASCADE, related_name="days", editable=False
    )
    day = models.DateField(_("day"), db_index=True, editable=False)
    number = models.PositiveIntegerField(_("number"), default=0, editable=False)

    objects = UnansweredDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of a question without an answer")
        verbose_name_plural = _("counts of questions without an answer")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["question", "day"], name="one_count_a_question_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}: {self.number}"
