"""The main menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from portal.navigation.blocks import MenuBlocks

from .base import NavigationSnippet


class MainMenu(NavigationSnippet):
    """The links at the top of every page, two levels deep."""

    items = StreamField(
        MenuBlocks(),
        verbose_name=_("links"),
        blank=True,
        help_text=_(
            "Five to seven fit beside the site's name. A page that is not published, or that only "
            "some people may see, is left out by itself."
        ),
    )

    translatable_fields = [
        *NavigationSnippet.base_translatable_fields,
        TranslatableField("items"),
    ]
    panels = [*NavigationSnippet.base_panels, FieldPanel("items")]

    class Meta(NavigationSnippet.Meta):
        verbose_name = _("main menu")
        verbose_name_plural = _("main menus")
