"""What points at a page of a program: computed each time, never typed, never of what is private.

Each function takes a page and returns, in that page's language, what visitors may see of the pages
that name it. A page that is not translated yet comes in the language that it has.
"""

from django.utils import timezone

from programs.models import (
    CohortPage,
    PartnerPage,
    PartnershipPage,
    ProgramPage,
    StoryPage,
    WebinarPage,
)
from programs.models.story import StoryQuerySet

Subject = ProgramPage | PartnershipPage | PartnerPage


def partnerships_with(partner: PartnerPage) -> list[PartnershipPage]:
    """Return the pairs in which `partner` takes part, the newest first."""
    pairs = (
        PartnershipPage.objects.for_visitors()
        .with_partner(partner.translation_key)
        .in_reader_language(partner.locale)
        .for_cards()
        .newest_first()
    )
    return PartnershipPage.with_partners(pairs, partner.locale)


def cohorts_with(partner: PartnerPage) -> list[CohortPage]:
    """Return the cohorts in which `partner` has a pair, the newest first."""
    return list(
        CohortPage.objects.for_visitors()
        .with_partner(partner.translation_key)
        .in_reader_language(partner.locale)
        .for_cards()
        .newest_first()
    )


def stories_about(page: Subject) -> list[StoryPage]:
    """Return the stories that name a program, a partnership or a partner, the newest first."""
    stories: StoryQuerySet = StoryPage.objects.for_visitors()
    if isinstance(page, ProgramPage):
        stories = stories.of_program(page.translation_key)
    elif isinstance(page, PartnershipPage):
        stories = stories.of_partnership(page.translation_key)
    else:
        stories = stories.with_partner(page.translation_key)
    return list(stories.in_reader_language(page.locale).for_cards().newest_first())


def webinars_about(page: ProgramPage | PartnerPage) -> list[WebinarPage]:
    """Return the webinars of a program, or those that a partner gives: the next one first."""
    webinars = WebinarPage.objects.for_visitors()
    if isinstance(page, ProgramPage):
        webinars = webinars.of_program(page.translation_key)
    else:
        webinars = webinars.given_by(page.translation_key)
    readable = webinars.in_reader_language(page.locale).for_cards()
    return list(readable.upcoming_then_past(timezone.now()))
