"""Standing texts: articles, pages about the program, statements."""

from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.blocks.bodies import ArticleBlocks
from portal.intake.responses.pages import TakesResponses, responses_panel
from portal.pages import NOT_ON_CARDS, BasePage, BasePageManager
from portal.speed.prepared import prepared


class Kind(models.TextChoices):
    """What a standing text is, which tells what stands beside its title."""

    ARTICLE = "article", _("Article")
    ABOUT = "about", _("About us")
    STATEMENT = "statement", _("Statement")


class StandardPage(TakesResponses, BasePage):
    """A text that stands by itself: an article, a page about the program, a privacy notice."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind.choices,
        default=Kind.ARTICLE,
        help_text=_(
            "An article shows its date and authors. A statement, such as a privacy notice, shows "
            "when it was last reviewed."
        ),
    )
    published_on = models.DateField(
        _("date"),
        null=True,
        blank=True,
        default=timezone.localdate,
        help_text=_("The day that readers see on an article."),
    )
    byline = models.CharField(
        _("authors"),
        max_length=200,
        blank=True,
        help_text=_("Who wrote it, as readers should see it. Empty is fine."),
    )
    reviewed_on = models.DateField(
        _("last reviewed"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody last checked that every word is right."),
    )
    body = StreamField(
        ArticleBlocks(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("Begin with what readers need first. Headings make the table of contents."),
    )

    objects = BasePageManager()

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    card_template = "home/standard_page_card.html"
    page_description = _("An article, a page about the program, or a statement.")
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("byline"),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("published_on"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("byline"),
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("reviewed_on")]),
            ],
            heading=_("About this text"),
        ),
        responses_panel,
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        SynchronizedField("kind", overridable=False),
        SynchronizedField("published_on", overridable=False),
        TranslatableField("byline"),
        SynchronizedField("reviewed_on"),
        TranslatableField("body"),
        *TakesResponses.responses_translatable_fields,
    ]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pages below this one, and the date or review that readers should know."""
        context = super().get_context(request, *args, **kwargs)
        below = _below(self.depth + 1, path=self.path)
        return context | {"below": below, "facts": self.facts}

    @property
    def facts(self) -> list[dict[str, Any]]:
        """What stands under the title: date and authors of an article, else the last review."""
        article = self.kind == Kind.ARTICLE
        facts: list[dict[str, Any]] = [
            {"label": _("Published"), "value": self.published_on if article else None},
            {"label": _("By"), "value": self.byline if article else ""},
            {"label": _("Last reviewed"), "value": self.reviewed_on},
        ]
        return [fact for fact in facts if fact["value"]]


@prepared
def _below(depth: int, *, path: str) -> QuerySet[StandardPage]:
    pages = StandardPage.objects.for_visitors().filter(depth=depth, path__startswith=path)
    return pages.order_by("path").select_related("social_image").defer("body", *NOT_ON_CARDS)
