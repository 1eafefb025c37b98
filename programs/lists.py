"""The lists of programs' pages that any page can show; they fill themselves."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from portal.lists import register_list
from programs.models import CohortPage, PartnershipPage, StoryPage


def newest_cohorts(locale: Locale, number: int) -> Sequence[CohortPage]:
    """Return the `number` newest cohorts of one language."""
    cohorts = CohortPage.objects.for_visitors().for_readers_of(locale)
    return list(cohorts.for_cards().newest_first()[:number])


def newest_partnerships(locale: Locale, number: int) -> Sequence[PartnershipPage]:
    """Return the `number` pairs of one language that were published last."""
    pairs = PartnershipPage.objects.for_visitors().for_readers_of(locale).for_cards()
    return PartnershipPage.with_partners(
        pairs.order_by("-first_published_at", "pk")[:number], locale
    )


def newest_stories(locale: Locale, number: int) -> Sequence[StoryPage]:
    """Return the `number` newest stories of one language."""
    stories = StoryPage.objects.for_visitors().for_readers_of(locale)
    return list(stories.for_cards().newest_first()[:number])


def offer() -> None:
    """Let staff choose these lists on any page."""
    register_list("cohorts", _("Newest cohorts"), newest_cohorts)
    register_list("partnerships", _("Newest partnerships"), newest_partnerships)
    register_list("stories", _("Newest stories"), newest_stories)
