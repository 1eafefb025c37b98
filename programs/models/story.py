"""A story: how a partnership came about, what it changed, and how others can begin."""

from datetime import date, timedelta
from functools import partial
from typing import Any, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.blocks import StructValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Orderable, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.blocks.bodies import ArticleBlocks
from portal.blocks.data import FiguresBlock, OutcomeBlock, TimelineEntryBlock
from portal.blocks.people import QuotationBlock
from portal.blocks.text import ParagraphBlock, StepBlock
from portal.days import begin_of
from portal.feeds import OffersFeed
from portal.intake.responses.pages import TakesResponses, responses_panel
from portal.listings import Listing, TermFilter, YearFilter
from portal.pagecache import until
from portal.pages import NOT_ON_CARDS, BasePage
from portal.speed.prepared import prepared
from portal.taxonomy.models import Facet, terms_field
from portal.taxonomy.of_cards import ShownTerms
from programs.forms import terms_panels
from programs.named_partners import NamedPartners
from programs.reading import ProgramsQuerySet

from .partner import PartnerPage
from .partnership import PartnershipPage
from .program import ProgramPage

YEARS_UNTIL_OLD = 2
"""A story older than this says to which day it holds."""


def first_day_after(years: int, day: date) -> date:
    """Return the first day that lies more than so many years after `day`, leap days too."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + years, 3, 1)
    return day.replace(year=day.year + years) + timedelta(days=1)


class StoryQuerySet(ProgramsQuerySet):
    """Stories, asked by what they are about."""

    def for_cards(self) -> Self:
        """Load what a card shows, without a query for each."""
        return (
            self.select_related("social_image")
            .prefetch_related("shown_terms")
            .defer("origins", "description", "impacts", "quotations", "advice", *NOT_ON_CARDS)
        )

    def newest_first(self) -> Self:
        """Return the stories by the day to which they hold, the newest first."""
        return self.order_by(models.F("as_of").desc(nulls_last=True), "path")

    def with_partner(self, key: UUID) -> Self:
        """Return the stories that name the partner with this translation key."""
        rows = StoryPartner.objects.filter(page=OuterRef("pk"), partner__translation_key=key)
        return self.filter(Exists(rows))

    def of_program(self, key: UUID) -> Self:
        """Return the stories of the program with this translation key."""
        return self.filter(program__translation_key=key)

    def of_partnership(self, key: UUID) -> Self:
        """Return the stories of the partnership with this translation key."""
        return self.filter(partnership__translation_key=key)


STORIES_BY = (
    TermFilter("issue", Facet.ISSUE, "issues"),
    TermFilter("place", Facet.PLACE, "places"),
    YearFilter("year", _("Year"), "as_of"),
)
"""The questions that narrow a list of stories."""


class StoryIndexPage(OffersFeed, BasePage):
    """Lists the stories."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["programs.StoryPage"]
    max_count_per_parent = 1
    page_description = _("The list of all partnership stories. There is one for each language.")
    translatable_fields = BasePage.base_translatable_fields

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list that the address asks for."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "listing": context["offered"]}

    def feed_listing(self, query: QueryDict) -> Listing:
        """Return the stories as `query` narrows them."""
        return Listing(partial(_listed, self.locale), query, STORIES_BY)

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")


class StoryPage(TakesResponses, BasePage):
    """The story of a partnership, written for those who want to do the same."""

    overview = RichTextField(
        _("overview"), help_text=_("The whole story in one paragraph. Shown large at the top.")
    )
    place_name = models.CharField(
        _("place"),
        max_length=150,
        blank=True,
        help_text=_("As readers should see it, such as “Kansas City, Missouri”."),
    )
    places = terms_field(Facet.PLACE, help_text=_("The state or region, for filters and search."))
    issues = terms_field(Facet.ISSUE)
    program = models.ForeignKey(
        ProgramPage,
        verbose_name=_("program"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The program that lists this story."),
    )
    partnership = models.ForeignKey(
        PartnershipPage,
        verbose_name=_("partnership"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The pair that lists this story, if it belongs to one."),
    )
    who_took_this_on = RichTextField(
        _("who took this on"), blank=True, help_text=_("The organizations and what each is like.")
    )
    origins = StreamField(
        [("entry", TimelineEntryBlock())],
        verbose_name=_("what sparked it"),
        blank=True,
        help_text=_("What happened, in order. It is drawn as a timeline."),
    )
    description = StreamField(
        ArticleBlocks(),
        verbose_name=_("what they did"),
        blank=True,
        help_text=_("How the partners work together and who does what."),
    )
    impacts = StreamField(
        [
            ("paragraph", ParagraphBlock()),
            ("figures", FiguresBlock()),
            ("outcome", OutcomeBlock()),
        ],
        verbose_name=_("what changed"),
        blank=True,
        help_text=_("Text, figures and measured outcomes."),
    )
    quotations = StreamField(
        [("quotation", QuotationBlock())],
        verbose_name=_("quotations"),
        blank=True,
        help_text=_("What people said, each with name and role."),
    )
    advice = StreamField(
        [("step", StepBlock())],
        verbose_name=_("ways to get started"),
        blank=True,
        help_text=_("Advice for others, one step each. They are numbered by themselves."),
    )
    contact = RichTextField(
        _("whom to ask"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Where readers can learn more. Link to a contact page or a partner's website."),
    )
    as_of = models.DateField(
        _("as of"),
        null=True,
        blank=True,
        default=timezone.localdate,
        help_text=_(
            "The day on which all of this was right. Readers see it when it is more than two "
            "years ago."
        ),
    )

    objects = PageManager.from_queryset(StoryQuerySet)()
    shown_terms = ShownTerms("issues")
    named_partners = NamedPartners()

    parent_page_types = ["programs.StoryIndexPage"]
    subpage_types: list[str] = []
    page_description = _("How a partnership came about, what it changed and how others can begin.")
    card_template = "programs/story_page_card.html"
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("overview"),
        TranslatableField("place_name"),
        SynchronizedField("places", overridable=False),
        SynchronizedField("issues", overridable=False),
        SynchronizedField("program", overridable=False),
        SynchronizedField("partnership", overridable=False),
        SynchronizedField("partners", overridable=False),
        TranslatableField("who_took_this_on"),
        TranslatableField("origins"),
        TranslatableField("description"),
        TranslatableField("impacts"),
        TranslatableField("quotations"),
        TranslatableField("advice"),
        TranslatableField("contact"),
        SynchronizedField("as_of", overridable=False),
        *TakesResponses.responses_translatable_fields,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("overview"),
        index.SearchField("place_name"),
        index.AutocompleteField("place_name"),
        index.SearchField("who_took_this_on"),
        index.SearchField("origins"),
        index.SearchField("description"),
        index.SearchField("impacts"),
        index.SearchField("quotations"),
        index.SearchField("advice"),
        index.FilterField("issues"),
        index.FilterField("places"),
        index.FilterField("as_of"),
    ]
    content_panels = [
        *BasePage.content_panels[:1],
        FieldPanel("overview"),
        MultiFieldPanel(
            [FieldPanel("place_name"), *terms_panels("places", "issues")],
            heading=_("Where it happened, and what it is about"),
        ),
        InlinePanel(
            "partners",
            heading=_("Partners"),
            label=_("Partner"),
            help_text=_("The organizations in the story that have a partner page."),
        ),
        FieldPanel("who_took_this_on"),
        FieldPanel("origins"),
        FieldPanel("description"),
        FieldPanel("impacts"),
        FieldPanel("quotations"),
        FieldPanel("advice"),
        FieldPanel("contact"),
        MultiFieldPanel(
            [
                PageChooserPanel("program", "programs.ProgramPage"),
                PageChooserPanel("partnership", "programs.PartnershipPage"),
                FieldPanel("as_of"),
            ],
            heading=_("Where it belongs"),
        ),
        MultiFieldPanel(
            [FieldPanel("summary"), FieldPanel("social_image")],
            heading=_("In lists and when shared"),
        ),
        responses_panel,
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def clean(self) -> None:
        """Refuse a story that claims to hold for a day to come."""
        super().clean()
        if self.as_of and self.as_of > timezone.localdate():
            raise ValidationError({"as_of": _("This day has not come yet.")})

    def get_admin_display_title(self) -> str:
        """Name the place too, where the title does not."""
        title = super().get_admin_display_title()
        place = self.place_name
        return f"{title} ({place})" if place and place not in title else title

    def is_old(self, today: date | None = None) -> bool:
        """Whether `as_of` lies more than two years before `today`; two years to the day do not."""
        if self.as_of is None:
            return False
        old_from = first_day_after(YEARS_UNTIL_OLD, self.as_of)
        until(begin_of(old_from))
        return (today or timezone.localdate()) >= old_from

    @cached_property
    def visible_program(self) -> ProgramPage | None:
        """The program that it belongs to, as visitors see it in this page's language."""
        if not self.program_id:
            return None
        return next(iter(_program(self.locale, pk=self.program_id)), None)

    @cached_property
    def visible_partnership(self) -> PartnershipPage | None:
        """The pair that it belongs to, as visitors see it in this page's language."""
        if not self.partnership_id:
            return None
        return next(iter(_partnership(self.locale, pk=self.partnership_id)), None)

    @property
    def timeline(self) -> list[StructValue]:
        """What sparked it, as the timeline wants it."""
        return [entry.value for entry in self.origins]

    @cached_property
    def visible_partners(self) -> list[PartnerPage]:
        """The partners that visitors may see, in this page's language, in staff's order."""
        keys = [named.key for named in self.named_partners]
        found = {page.translation_key: page for page in PartnerPage.readable(keys, self.locale)}
        return [found[key] for key in keys if key in found]


def _listed(locale: Locale) -> StoryQuerySet:
    return StoryPage.objects.for_visitors().for_readers_of(locale).for_cards().newest_first()


@prepared
def _program(locale: Locale, *, pk: int) -> QuerySet[ProgramPage]:
    programs = ProgramPage.objects.for_visitors().versions_of(pk)
    return programs.in_reader_language(locale).for_cards()[:1]


@prepared
def _partnership(locale: Locale, *, pk: int) -> QuerySet[PartnershipPage]:
    pairs = PartnershipPage.objects.for_visitors().versions_of(pk)
    return pairs.in_reader_language(locale).for_map()[:1]


class StoryPartner(Orderable):
    """An organization that a story tells of."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        PartnerPage,
        verbose_name=_("partner"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [PageChooserPanel("partner", "programs.PartnerPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner in a story")
        verbose_name_plural = _("partners in a story")

    def __str__(self) -> str:
        return str(self.partner)
