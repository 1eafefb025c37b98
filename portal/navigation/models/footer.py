"""The footer."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from portal.navigation.blocks import FooterBlocks

from .base import NavigationSnippet


class Footer(NavigationSnippet):
    """The end of every page: who we are, where else to go, the small print."""

    about = models.TextField(
        _("about"),
        max_length=500,
        blank=True,
        help_text=_("Two or three sentences on who runs this site."),
    )
    columns = StreamField(
        FooterBlocks(),
        verbose_name=_("columns of links"),
        blank=True,
        help_text=_("Two to four columns fit beside one another."),
    )
    small_print = models.TextField(
        _("small print"),
        max_length=500,
        blank=True,
        help_text=_("Licence, funding, imprint: the last lines of every page."),
    )

    translatable_fields = [
        *NavigationSnippet.base_translatable_fields,
        TranslatableField("about"),
        TranslatableField("columns"),
        TranslatableField("small_print"),
    ]
    panels = [
        *NavigationSnippet.base_panels,
        FieldPanel("about"),
        FieldPanel("columns"),
        FieldPanel("small_print"),
    ]

    class Meta(NavigationSnippet.Meta):
        verbose_name = _("footer")
        verbose_name_plural = _("footers")
