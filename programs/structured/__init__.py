"""What search engines read of the pages of programs."""

from portal.structured import describe
from programs.models import (
    CohortPage,
    PartnerIndexPage,
    PartnerPage,
    PartnershipPage,
    ProgramIndexPage,
    ProgramPage,
    StoryIndexPage,
    StoryPage,
    WebinarIndexPage,
    WebinarPage,
    WebinarSeriesPage,
)

from .events import series, webinar
from .organizations import cohort, partner, partnership, program
from .texts import collection, programs, story


def offer() -> None:
    """Describe the page types of this app."""
    describe(ProgramIndexPage, programs)
    describe(ProgramPage, program)
    describe(CohortPage, cohort)
    describe(PartnershipPage, partnership)
    describe(PartnerIndexPage, collection)
    describe(PartnerPage, partner)
    describe(StoryIndexPage, collection)
    describe(StoryPage, story)
    describe(WebinarIndexPage, collection)
    describe(WebinarSeriesPage, series)
    describe(WebinarPage, webinar)
