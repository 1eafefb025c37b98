"""The front page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from portal.blocks.bodies import FrontBlocks
from portal.blocks.calls import LinkBlock
from portal.pages import BasePage, BasePageQuerySet


class HomePage(BasePage):
    """The front page of one language: what the program wants, what it does, what is new."""

    headline = models.CharField(
        _("headline"),
        max_length=120,
        blank=True,
        help_text=_(
            "What you want to be true in the world, in one short sentence. The largest words of "
            "the whole site. Empty means the title."
        ),
    )
    lede = models.TextField(
        _("first sentences"),
        max_length=400,
        blank=True,
        help_text=_("Who you are and what you do, in two or three plain sentences."),
    )
    calls = StreamField(
        [("link", LinkBlock())],
        verbose_name=_("buttons"),
        max_num=2,
        blank=True,
        help_text=_("Up to two ways on. The first is what most visitors should do."),
    )
    sections = StreamField(
        FrontBlocks(),
        verbose_name=_("sections"),
        blank=True,
        help_text=_(
            "Values, theory of change, reasons, figures, and lists that fill themselves. Three to "
            "seven sections make a good front page."
        ),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "home.ContactPage",
        "programs.ProgramIndexPage",
        "programs.PartnerIndexPage",
        "programs.StoryIndexPage",
        "programs.WebinarIndexPage",
        "resources.ResourceIndexPage",
    ]
    page_description = _("The first page that visitors see. One for each language.")
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("headline"),
        index.SearchField("lede"),
        index.SearchField("sections"),
    ]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                HelpPanel(_("What visitors see before they scroll.")),
                FieldPanel("headline"),
                FieldPanel("lede"),
                FieldPanel("social_image"),
                FieldPanel("calls"),
            ],
            heading=_("Opening"),
        ),
        FieldPanel("sections"),
        FieldPanel("summary"),
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("headline"),
        TranslatableField("lede"),
        TranslatableField("calls"),
        TranslatableField("sections"),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Allow the first front page only: those of other languages are its translations."""
        return super().can_create_at(parent) and not cls.objects.exists()

    def clean(self) -> None:
        """Refuse a second front page in the same language."""
        super().clean()
        same = HomePage.objects.filter(locale_id=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and same.exists():
            raise ValidationError(_("This language already has a front page."))

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the words of the opening; before staff add sections, the pages below it."""
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "headline": self.headline or self.title,
            "lede": self.lede or self.summary,
            "sections": [] if self.sections else self._below(),
        }

    def _below(self) -> BasePageQuerySet:
        return BasePageQuerySet(model=Page).child_of(self).for_visitors().order_by("path")
