"""What a resource points at: other resources, and the pages of programs that it concerns."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page

CONCERNED_PAGE_TYPES = [
    "programs.ProgramPage",
    "programs.CohortPage",
    "programs.PartnershipPage",
    "programs.PartnerPage",
    "programs.StoryPage",
    "programs.WebinarSeriesPage",
    "programs.WebinarPage",
]
"""The page types that a resource may be about, by name: this app does not import theirs."""


class RelatedResource(Orderable):
    """A resource that staff put beside another one."""

    page = ParentalKey(
        "resources.ResourcePage", on_delete=models.CASCADE, related_name="picked_resources"
    )
    resource = models.ForeignKey(
        "resources.ResourcePage",
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [FieldPanel("resource")]

    class Meta(Orderable.Meta):
        verbose_name = _("related resource")
        verbose_name_plural = _("related resources")

    def __str__(self) -> str:
        return self.resource.title


class ResourceConcern(Orderable):
    """A program, cohort, partnership, partner, story or webinar on whose page a resource shows."""

    page = ParentalKey("resources.ResourcePage", on_delete=models.CASCADE, related_name="concerns")
    target = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The resource is then listed on that page by itself."),
    )

    panels = [PageChooserPanel("target", CONCERNED_PAGE_TYPES)]

    class Meta(Orderable.Meta):
        verbose_name = _("page that it belongs to")
        verbose_name_plural = _("pages that it belongs to")

    def __str__(self) -> str:
        return self.target.title
