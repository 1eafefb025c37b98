"""Lists of programs' pages for staff, gathered in one place of the menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from .cohort import CohortListing
from .partner import PartnerListing
from .partnership import PartnershipListing
from .story import StoryListing
from .webinar import WebinarListing

__all__ = [
    "CohortListing",
    "PartnerListing",
    "PartnershipListing",
    "ProgramsGroup",
    "StoryListing",
    "WebinarListing",
]


class ProgramsGroup(ViewSetGroup):
    """The menu of programs."""

    menu_label = _("Programs")
    menu_name = "programs"
    menu_icon = "group"
    menu_order = 150
    items = (CohortListing, PartnershipListing, PartnerListing, StoryListing, WebinarListing)
