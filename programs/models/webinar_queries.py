"""The questions that lists of webinars ask. At any instant a webinar is upcoming or past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from django.db.models import Case, CharField, Exists, ExpressionWrapper, F, Min, OuterRef, Q, When

from portal.pagecache import until
from portal.pages import NOT_ON_CARDS
from programs.reading import ProgramsQuerySet

if TYPE_CHECKING:
    from programs.models import WebinarPage


def until_one_ends(shown: Sequence[WebinarPage]) -> Sequence[WebinarPage]:
    """Return the first of `upcoming_then_past`, or all: a list that holds until one of them ends.

    Those behind them change nothing when they end: they are later than all that are shown.
    """
    for page in shown:
        until(page.ends_at)
    return shown


class WebinarQuerySet(ProgramsQuerySet):
    """Webinars before, during and after they are held."""

    def upcoming(self, now: datetime) -> WebinarQuerySet:
        """Return the webinars that have not ended at the instant `now`, the next one first.

        One without an end is still to be dated, so it is upcoming.
        """
        return self.filter(Q(ends_at__gt=now) | Q(ends_at__isnull=True)).order_by(
            F("starts_at").asc(nulls_last=True), "pk"
        )

    def past(self, now: datetime) -> WebinarQuerySet:
        """Return the webinars that have ended at the instant `now`, the latest first."""
        return self.filter(ends_at__lte=now).order_by("-starts_at", "-pk")

    def upcoming_then_past(self, now: datetime) -> WebinarQuerySet:
        """Return all webinars: the next one first, after the last upcoming one the latest past."""
        is_past = Q(ends_at__lte=now)
        return self.order_by(
            Case(When(is_past, then=1), default=0),
            Case(When(~is_past, then=F("starts_at"))).asc(nulls_last=True),
            F("starts_at").desc(nulls_last=True),
            "pk",
        )

    def next_end(self, now: datetime) -> datetime | None:
        """Return when the next of them ends; None where none will."""
        ends: datetime | None = self.filter(ends_at__gt=now).aggregate(next=Min("ends_at"))["next"]
        return ends

    def in_order(self) -> WebinarQuerySet:
        """Order as parts of a series: by number, then by time."""
        return self.order_by(
            F("part_number").asc(nulls_last=True), F("starts_at").asc(nulls_last=True), "pk"
        )

    def for_cards(self) -> WebinarQuerySet:
        """Read with each webinar what its card shows: two queries for any number of cards."""
        cards = self.select_related("social_image").prefetch_related("shown_terms")
        return cards.defer("speakers", "access_services", "body", "announced", *NOT_ON_CARDS)

    def of_program(self, key: UUID) -> WebinarQuerySet:
        """Return the webinars of the program with this translation key, its series' included."""
        series = (
            apps.get_model("programs.WebinarSeriesPage")
            .objects.filter(program__translation_key=key)
            .annotate(asked_path=ExpressionWrapper(OuterRef("path"), output_field=CharField()))
            .filter(asked_path__startswith=F("path"))
        )
        return self.filter(Q(program__translation_key=key) | Q(Exists(series)))

    def given_by(self, key: UUID) -> WebinarQuerySet:
        """Return the webinars that the partner with this translation key gives."""
        hosts = apps.get_model("programs.WebinarHost").objects.filter(
            page=OuterRef("pk"), partner__translation_key=key
        )
        return self.filter(Exists(hosts))
