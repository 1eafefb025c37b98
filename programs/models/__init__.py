"""Pages of a program, one module each."""

from .cohort import CohortPage, CohortStatus
from .partner import PartnerIndexPage, PartnerKind, PartnerPage
from .partnership import PartnershipPage, PartnershipPartner
from .program import ProgramIndexPage, ProgramPage, ProgramResource
from .story import StoryIndexPage, StoryPage, StoryPartner

__all__ = [
    "CohortPage",
    "CohortStatus",
    "PartnerIndexPage",
    "PartnerKind",
    "PartnerPage",
    "PartnershipPage",
    "PartnershipPartner",
    "ProgramIndexPage",
    "ProgramPage",
    "ProgramResource",
    "StoryIndexPage",
    "StoryPage",
    "StoryPartner",
]
