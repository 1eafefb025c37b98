"""Which menu and footer a site uses."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from .footer import Footer
from .menu import MainMenu


@register_setting(icon="bars", order=100)
class NavigationSettings(BaseSiteSetting):
    """Picks the menu and the footer of one site; the reader's language picks the version."""

    main_menu = models.ForeignKey(
        MainMenu,
        verbose_name=_("main menu"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("In any language. Empty means the one that was published last."),
    )
    footer = models.ForeignKey(
        Footer,
        verbose_name=_("footer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("In any language. Empty means the one that was published last."),
    )

    class Meta:
        verbose_name = _("Menu and footer")
