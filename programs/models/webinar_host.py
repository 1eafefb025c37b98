"""Who gives a webinar."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class WebinarHost(Orderable):
    """A partner that gives a webinar."""

    page = ParentalKey("programs.WebinarPage", on_delete=models.CASCADE, related_name="hosts")
    partner = models.ForeignKey(
        "programs.PartnerPage",
        verbose_name=_("partner"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The webinar is then listed on the partner's page by itself."),
    )

    panels = [FieldPanel("partner")]

    class Meta(Orderable.Meta):
        verbose_name = _("host")
        verbose_name_plural = _("hosts")

    def __str__(self) -> str:
        return self.partner.title
