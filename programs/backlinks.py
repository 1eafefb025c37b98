"""What points at a page of a program: computed each time, never typed, never of what is private.

Each function takes a page and returns, in that page's language, what visitors may see of the pages
that name it. A page that is not translated yet comes in the language that it has.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale

from portal.speed.prepared import prepared
from programs.models import (
    CohortPage,
    PartnerPage,
    PartnershipPage,
    ProgramPage,
    StoryPage,
    WebinarPage,
)
from programs.models.story import StoryQuerySet
from programs.models.webinar_queries import until_one_ends

Subject = ProgramPage | PartnershipPage | PartnerPage


def partnerships_with(partner: PartnerPage) -> list[PartnershipPage]:
    """Return the pairs in which `partner` takes part, the newest first."""
    pairs = _pairs(partner.locale, key=partner.translation_key)
    return PartnershipPage.with_partners(pairs, partner.locale)


def cohorts_with(partner: PartnerPage) -> list[CohortPage]:
    """Return the cohorts in which `partner` has a pair, the newest first."""
    return _cohorts(partner.locale, key=partner.translation_key)


def stories_about(page: Subject) -> list[StoryPage]:
    """Return the stories that name a program, a partnership or a partner, the newest first."""
    return _stories(type(page), page.locale, key=page.translation_key)


def webinars_about(page: ProgramPage | PartnerPage) -> Sequence[WebinarPage]:
    """Return the webinars of a program, or those that a partner gives: the next one first."""
    found = _webinars(type(page), page.locale, key=page.translation_key, now=timezone.now())
    return until_one_ends(found)


@prepared
def _pairs(locale: Locale, *, key: UUID) -> QuerySet[PartnershipPage]:
    pairs = PartnershipPage.objects.for_visitors().with_partner(key)
    return pairs.in_reader_language(locale).for_cards().newest_first()


@prepared
def _cohorts(locale: Locale, *, key: UUID) -> QuerySet[CohortPage]:
    cohorts = CohortPage.objects.for_visitors().with_partner(key)
    return cohorts.in_reader_language(locale).for_cards().newest_first()


@prepared
def _stories(subject: type[Subject], locale: Locale, *, key: UUID) -> QuerySet[StoryPage]:
    stories: StoryQuerySet = StoryPage.objects.for_visitors()
    if issubclass(subject, ProgramPage):
        stories = stories.of_program(key)
    elif issubclass(subject, PartnershipPage):
        stories = stories.of_partnership(key)
    else:
        stories = stories.with_partner(key)
    return stories.in_reader_language(locale).for_cards().newest_first()


@prepared
def _webinars(
    giver: type[ProgramPage | PartnerPage], locale: Locale, *, key: UUID, now: datetime
) -> QuerySet[WebinarPage]:
    webinars = WebinarPage.objects.for_visitors()
    given = issubclass(giver, ProgramPage)
    webinars = webinars.of_program(key) if given else webinars.given_by(key)
    return webinars.in_reader_language(locale).for_cards().upcoming_then_past(now)
