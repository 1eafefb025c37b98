"""Pages of a program, one module each."""

from .access_request import AccessRequest, RequestState
from .cohort import CohortPage, CohortStatus
from .partner import PartnerIndexPage, PartnerKind, PartnerPage
from .partnership import PartnershipPage, PartnershipPartner
from .program import ProgramIndexPage, ProgramPage, ProgramResource
from .story import StoryIndexPage, StoryPage, StoryPartner
from .timed_event import Phase
from .webinar import WebinarPage
from .webinar_host import WebinarHost
from .webinar_registration import (
    Place,
    RegistrationQuerySet,
    WebinarLetter,
    WebinarRegistration,
)
from .webinar_series import WebinarIndexPage, WebinarSeriesPage

__all__ = [
    "AccessRequest",
    "CohortPage",
    "CohortStatus",
    "PartnerIndexPage",
    "PartnerKind",
    "PartnerPage",
    "PartnershipPage",
    "PartnershipPartner",
    "Phase",
    "Place",
    "ProgramIndexPage",
    "ProgramPage",
    "ProgramResource",
    "RegistrationQuerySet",
    "RequestState",
    "StoryIndexPage",
    "StoryPage",
    "StoryPartner",
    "WebinarHost",
    "WebinarIndexPage",
    "WebinarLetter",
    "WebinarPage",
    "WebinarRegistration",
    "WebinarSeriesPage",
]
