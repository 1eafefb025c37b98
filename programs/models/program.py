"""A program: what it wants, for whom, and everything that came of it."""

from functools import partial
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import ExpressionWrapper, F, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Orderable, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.blocks.bodies import ArticleBlocks
from portal.blocks.calls import InvitationBlock
from portal.blocks.text import DefinitionBlock
from portal.feeds import OffersFeed
from portal.listings import Listing
from portal.pages import NOT_ON_CARDS, BasePage, Key, Keyed
from portal.speed.prepared import prepared
from programs.blocks import GoalBlock
from programs.reading import ProgramsQuerySet

from .cohort import CohortPage, CohortQuerySet
from .partnership import PartnershipPage


class ProgramQuerySet(ProgramsQuerySet):
    """Programs, with what their cards show."""

    def for_cards(self) -> Self:
        """Load what a card shows, without a query for each."""
        return self.select_related("social_image").defer(
            "definitions", "goals", "body", "invitations", *NOT_ON_CARDS
        )


class ProgramIndexPage(OffersFeed, BasePage):
    """Lists the programs. Its feed tells of new cohorts of any of them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["programs.ProgramPage"]
    max_count_per_parent = 1
    page_description = _("The list of all programs. There is one for each language.")
    translatable_fields = BasePage.base_translatable_fields

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list that the address asks for."""
        context = super().get_context(request, *args, **kwargs)
        context["programs"] = _listed(self.locale)
        return context

    def feed_listing(self, query: QueryDict) -> Listing:
        """Return the cohorts of all programs."""
        return Listing(partial(self._cohorts), query, ())

    def _cohorts(self) -> CohortQuerySet:
        cohorts = CohortPage.objects.for_visitors().for_readers_of(self.locale)
        return cohorts.for_cards().newest_first()

    class Meta:
        verbose_name = _("list of programs")
        verbose_name_plural = _("lists of programs")


class ProgramPage(OffersFeed, BasePage):
    """One program with its goals, its cohorts and what came of them. Its feed tells of cohorts."""

    short_name = models.CharField(
        _("short name"),
        max_length=30,
        blank=True,
        help_text=_("What people call it, such as “PPH”. Shown where there is little room."),
    )
    lede = models.TextField(
        _("opening words"),
        max_length=600,
        help_text=_("What the program does and why, in two or three sentences. Shown large."),
    )
    definitions = StreamField(
        [("definition", DefinitionBlock())],
        verbose_name=_("words to know"),
        blank=True,
        help_text=_("Terms that a newcomer needs, each with the other words people use for it."),
    )
    goals = StreamField(
        [("goal", GoalBlock())],
        verbose_name=_("goals"),
        blank=True,
        help_text=_("In the order in which they matter. They are numbered by themselves."),
    )
    who_it_is_for = RichTextField(
        _("who it is for"), blank=True, help_text=_("Who can take part, and what they get.")
    )
    current_cohort = models.ForeignKey(
        "programs.CohortPage",
        verbose_name=_("current cohort"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Leave it empty: the page then shows the newest cohort that is not yet alumni. Choose "
            "one only to show another."
        ),
    )
    body = StreamField(
        ArticleBlocks(),
        verbose_name=_("more about the program"),
        blank=True,
        help_text=_("What the fields above leave open. Stands below them."),
    )
    invitations = StreamField(
        [("invitation", InvitationBlock())],
        verbose_name=_("invitations to write"),
        blank=True,
        help_text=_("One for each audience, such as health departments. Each opens the form."),
    )

    objects = PageManager.from_queryset(ProgramQuerySet)()

    parent_page_types = ["programs.ProgramIndexPage"]
    subpage_types = ["programs.CohortPage"]
    page_description = _("A program with goals and cohorts. Its cohorts are made beneath it.")
    card_template = "programs/program_page_card.html"
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("short_name"),
        TranslatableField("lede"),
        TranslatableField("definitions"),
        TranslatableField("goals"),
        TranslatableField("who_it_is_for"),
        SynchronizedField("current_cohort", overridable=False),
        TranslatableField("body"),
        TranslatableField("invitations"),
        SynchronizedField("featured_resources", overridable=False),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("short_name"),
        index.AutocompleteField("short_name"),
        index.SearchField("lede"),
        index.SearchField("definitions"),
        index.SearchField("goals"),
        index.SearchField("who_it_is_for"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels[:1],
        FieldPanel("short_name"),
        FieldPanel("lede"),
        MultiFieldPanel(
            [FieldPanel("summary"), FieldPanel("social_image")],
            heading=_("In lists and when shared"),
        ),
        MultiFieldPanel(
            [FieldPanel("goals"), FieldPanel("definitions"), FieldPanel("who_it_is_for")],
            heading=_("What it is about"),
        ),
        PageChooserPanel("current_cohort", "programs.CohortPage"),
        FieldPanel("body"),
        InlinePanel(
            "featured_resources",
            heading=_("Resources to show first"),
            label=_("Resource"),
            help_text=_("Resources of the library that belong to this program."),
        ),
        FieldPanel("invitations"),
    ]

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")

    @cached_property
    def name(self) -> str:
        """The short name, or else the title."""
        return self.short_name or self.title

    @cached_property
    def cohorts(self) -> list[CohortPage]:
        """The cohorts that visitors may see, newest first, in the language of this page."""
        return _cohorts_below(self.locale, self.depth, key=self.translation_key)

    def feed_listing(self, query: QueryDict) -> Listing:
        """Return the cohorts of this program."""
        return Listing(partial(self._cohorts_of_feed), query, ())

    def _cohorts_of_feed(self) -> CohortQuerySet:
        cohorts = CohortPage.objects.for_visitors().below(self).in_reader_language(self.locale)
        return cohorts.for_cards().newest_first()

    @cached_property
    def shown_cohort(self) -> CohortPage | None:
        """The cohort to show: the chosen one, else the newest not yet alumni, else the newest."""
        if self.current_cohort_id and self.current_cohort:
            for cohort in self.cohorts:
                if cohort.translation_key == self.current_cohort.translation_key:
                    return cohort
        running = [cohort for cohort in self.cohorts if not cohort.is_alumni]
        return next(iter(running or self.cohorts), None)

    @cached_property
    def partnerships(self) -> list[PartnershipPage]:
        """All pairs that visitors may see: the newest cohort's first, each in staff's order."""
        in_order = _pairs_below(self.locale, self.depth, key=self.translation_key)
        if cohort := self.shown_cohort:
            cohort.selected = sum(pair.cohort_key == cohort.translation_key for pair in in_order)
        return sorted(in_order, key=lambda pair: pair.path[: -pair.steplen], reverse=True)

    @cached_property
    def resources_to_feature(self) -> list[Keyed]:
        """The resources that staff put first, by their translation keys."""
        rows = self.featured_resources.all()
        if isinstance(rows, QuerySet):
            return [Key(key) for key in _featured(page=self.pk)]
        return [row.resource for row in rows if row.resource]  # of a preview, which is not stored

    @property
    def other_cohorts(self) -> list[CohortPage]:
        """All cohorts but the one shown, newest first."""
        return [cohort for cohort in self.cohorts if cohort != self.shown_cohort]


@prepared
def _listed(locale: Locale) -> QuerySet[ProgramPage]:
    programs = ProgramPage.objects.for_visitors().for_readers_of(locale)
    return programs.for_cards().order_by("path")


@prepared
def _cohorts_below(locale: Locale, depth: int, *, key: UUID) -> QuerySet[CohortPage]:
    cohorts = CohortPage.objects.for_visitors().beneath(key, depth)
    return cohorts.in_reader_language(locale).for_cards().newest_first()


@prepared
def _pairs_below(locale: Locale, depth: int, *, key: UUID) -> QuerySet[PartnershipPage]:
    pairs = PartnershipPage.objects.for_visitors().beneath(key, depth)
    return pairs.in_reader_language(locale).for_map().with_cohort_key().in_tree_order()


@prepared
def _featured(*, page: int) -> QuerySet["ProgramResource", UUID]:
    # As a number: the key of a page is a row above it, which no stand-in can be compared with.
    key = ExpressionWrapper(F("page_id"), output_field=models.IntegerField())
    rows = ProgramResource.objects.annotate(of=key).filter(of=page, resource__isnull=False)
    return rows.order_by("sort_order").values_list("resource__translation_key", flat=True)


class ProgramResource(Orderable):
    """A resource that a program shows first."""

    page = ParentalKey(ProgramPage, on_delete=models.CASCADE, related_name="featured_resources")
    resource = models.ForeignKey(
        "resources.ResourcePage",
        verbose_name=_("resource"),
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [PageChooserPanel("resource", "resources.ResourcePage")]

    class Meta(Orderable.Meta):
        verbose_name = _("resource of a program")
        verbose_name_plural = _("resources of a program")

    def __str__(self) -> str:
        return str(self.resource)
