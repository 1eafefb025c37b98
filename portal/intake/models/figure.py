"""What is left of deleted submissions for the reports: how many there were, never whose."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.intake.audiences import Audience

from .choices import DESK_KINDS, Kind, Status
from .closing import ClosingReason
from .inquiry import Inquiry

NO_FIGURE = (Status.QUARANTINE, Status.WITHDRAWN)


class FigureQuerySet(models.QuerySet["Figure"]):
    """Counts of what is gone."""

    def count_in(self, inquiries: Iterable[Inquiry]) -> None:
        """Add submissions that are about to be deleted; not spam, nor what was withdrawn."""
        cells = Counter(
            (
                timezone.localdate(inquiry.received_at, timezone.get_default_timezone()).replace(
                    day=1
                ),
                inquiry.kind,
                inquiry.page_title,
                inquiry.audience,
                inquiry.language,
            )
            for inquiry in inquiries
            if inquiry.status not in NO_FIGURE and inquiry.closing_reason != ClosingReason.SPAM
        )
        for (month, kind, form, audience, language), number in cells.items():
            figure, _created = self.get_or_create(
                month=month, kind=kind, form=form, audience=audience, language=language
            )
            self.filter(pk=figure.pk).update(number=F("number") + number)

    def deleted_inquiries(self, first: date, last: date) -> int:
        """Return how many inquiries of the months from that of `first` to `last` are gone."""
        cells = self.filter(month__range=(first.replace(day=1), last), kind__in=DESK_KINDS)
        return cells.aggregate(number=Sum("number"))["number"] or 0


class Figure(models.Model):
    """How many submissions of one kind came in one month and are deleted since."""

    month = models.DateField(_("month"), editable=False)
    """The first day of the month, in the site's time zone."""
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, editable=False)
    form = models.CharField(_("form"), max_length=255, editable=False)
    audience = models.CharField(
        _("who is writing"), max_length=20, choices=Audience.choices, blank=True, editable=False
    )
    language = models.CharField(_("language"), max_length=12, editable=False)
    number = models.PositiveIntegerField(_("number"), default=0, editable=False)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["month", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["month", "kind", "form", "audience", "language"], name="one_figure_a_cell"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.kind}"
