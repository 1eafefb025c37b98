"""The lists of programs' pages that any page can show; they fill themselves."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from portal.lists import register_list
from portal.speed.prepared import prepared
from programs.models import CohortPage, PartnershipPage, StoryPage


def newest_cohorts(locale: Locale, number: int) -> Sequence[CohortPage]:
    """Return the `number` newest cohorts of one language."""
    return _cohorts(locale, number)


def newest_partnerships(locale: Locale, number: int) -> Sequence[PartnershipPage]:
    """Return the `number` pairs of one language that were published last."""
    return PartnershipPage.with_partners(_partnerships(locale, number), locale)


def newest_stories(locale: Locale, number: int) -> Sequence[StoryPage]:
    """Return the `number` newest stories of one language."""
    return _stories(locale, number)


@prepared
def _cohorts(locale: Locale, number: int) -> QuerySet[CohortPage]:
    cohorts = CohortPage.objects.for_visitors().for_readers_of(locale)
    return cohorts.for_cards().newest_first()[:number]


@prepared
def _partnerships(locale: Locale, number: int) -> QuerySet[PartnershipPage]:
    pairs = PartnershipPage.objects.for_visitors().for_readers_of(locale).for_cards()
    return pairs.order_by("-first_published_at", "pk")[:number]


@prepared
def _stories(locale: Locale, number: int) -> QuerySet[StoryPage]:
    stories = StoryPage.objects.for_visitors().for_readers_of(locale)
    return stories.for_cards().newest_first()[:number]


def offer() -> None:
    """Let staff choose these lists on any page."""
    register_list("cohorts", _("Newest cohorts"), newest_cohorts)
    register_list("partnerships", _("Newest partnerships"), newest_partnerships)
    register_list("stories", _("Newest stories"), newest_stories)
