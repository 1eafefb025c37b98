"""A partnership: two or more organizations, a place, what they did and what came of it."""

from collections.abc import Iterable
from typing import Any, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Locale, Orderable, Page, PageManager, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.blocks.bodies import ArticleBlocks
from portal.blocks.data import OutcomeBlock
from portal.pages import NOT_ON_CARDS, BasePage
from portal.speed.prepared import prepared
from portal.taxonomy.models import Facet, terms_field
from portal.taxonomy.of_cards import ShownTerms
from programs.blocks import ToolkitBlock
from programs.forms import PartnershipPageForm, terms_panels
from programs.named_partners import NamedPartners
from programs.reading import ProgramsQuerySet

from .partner import PartnerPage


class PartnershipQuerySet(ProgramsQuerySet):
    """Partnerships, with what their cards show."""

    def for_cards(self) -> Self:
        """Load what a card or a point of the map shows, without a query for each."""
        return (
            self.select_related("social_image")
            .prefetch_related("shown_terms", "named_partners")
            .defer("narrative", "outcomes", "toolkits", *NOT_ON_CARDS)
        )

    def with_cohort_key(self) -> Self:
        """Add the translation key of the cohort above each pair, as `cohort_key`."""
        path = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
        cohort = Page.objects.filter(path=path).values("translation_key")
        return self.annotate(cohort_key=Subquery(cohort[:1]))

    def in_tree_order(self) -> Self:
        """Return the pairs in the order in which staff arranged them."""
        return self.order_by("path")

    def newest_first(self) -> Self:
        """Return the pairs with those of later cohorts first."""
        return self.order_by("-path")

    def with_partner(self, key: UUID) -> Self:
        """Return the pairs in which the partner with this translation key takes part."""
        rows = PartnershipPartner.objects.filter(page=OuterRef("pk"), partner__translation_key=key)
        return self.filter(Exists(rows))

    def for_map(self) -> Self:
        """Load what a point of the map shows, and no long text."""
        return self.defer("narrative", "outcomes", "toolkits", *NOT_ON_CARDS)


class PartnershipPage(BasePage):
    """A pair: organizations that work together in one place."""

    place_name = models.CharField(
        _("place"),
        max_length=150,
        help_text=_("As readers should see it, such as “Kansas City / Wyandotte County, Kansas”."),
    )
    places = terms_field(Facet.PLACE, help_text=_("The state or region, for filters and search."))
    issues = terms_field(Facet.ISSUE)
    headline = models.CharField(
        _("headline"),
        max_length=200,
        help_text=_("What they work on, in one line. Stands beside the names in lists."),
    )
    narrative = StreamField(
        ArticleBlocks(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("What they set out to do, with whom, and how."),
    )
    toolkits = StreamField(
        [("toolkit", ToolkitBlock())],
        verbose_name=_("toolkits used"),
        blank=True,
        help_text=_("Guides and tools that the partners worked with."),
    )
    outcomes = StreamField(
        [("outcome", OutcomeBlock())],
        verbose_name=_("outcomes"),
        blank=True,
        help_text=_("What was measured. Each is drawn as a chart with its table."),
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north, such as 42.39. South of the equator is negative."),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east, such as -71.03. All of the Americas is negative."),
    )

    objects = PageManager.from_queryset(PartnershipQuerySet)()
    shown_terms = ShownTerms("issues")
    named_partners = NamedPartners()
    base_form_class = PartnershipPageForm

    parent_page_types = ["programs.CohortPage"]
    subpage_types: list[str] = []
    page_description = _("Two or more partners that work together in one place.")
    card_template = "programs/partnership_page_card.html"
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("place_name"),
        SynchronizedField("places", overridable=False),
        SynchronizedField("issues", overridable=False),
        TranslatableField("headline"),
        TranslatableField("partners"),
        TranslatableField("narrative"),
        TranslatableField("toolkits"),
        TranslatableField("outcomes"),
        SynchronizedField("latitude", overridable=False),
        SynchronizedField("longitude", overridable=False),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place_name"),
        index.AutocompleteField("place_name"),
        index.SearchField("headline"),
        index.SearchField("narrative"),
        index.SearchField("toolkits"),
        index.SearchField("outcomes"),
        index.RelatedFields("partners", [index.SearchField("role")]),
        index.FilterField("issues"),
        index.FilterField("places"),
    ]
    content_panels = [
        MultiFieldPanel(
            [
                FieldPanel("place_name"),
                TitleFieldPanel(
                    "title",
                    placeholder=_("Page title"),
                    help_text=_("Empty means the place."),
                ),
                FieldPanel("headline"),
            ],
            heading=_("Where and what"),
        ),
        InlinePanel(
            "partners",
            heading=_("Partners"),
            label=_("Partner"),
            min_num=2,
            help_text=_(
                "Two or more. An organization that is missing here needs its own partner page "
                "first. A draft may wait for its partners."
            ),
        ),
        MultiFieldPanel(terms_panels("issues", "places"), heading=_("How visitors find it")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
            heading=_("On the map"),
            help_text=_(
                "Open any map site, press long (or click with the right button) on the place and "
                "copy the two numbers: the first is the latitude, the second the longitude. Leave "
                "both empty to keep the pair off the map."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("summary"), FieldPanel("social_image")],
            heading=_("In lists and when shared"),
        ),
        FieldPanel("narrative"),
        FieldPanel("outcomes"),
        FieldPanel("toolkits"),
    ]

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")

    def clean(self) -> None:
        """Refuse half a position: the map needs both numbers or none."""
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: _("Give both numbers, or neither.")})

    def get_admin_display_title(self) -> str:
        """Name the place too, where the title does not."""
        title = super().get_admin_display_title()
        place = self.place_name
        return f"{title} ({place})" if place and place not in title else title

    @classmethod
    def with_partners(cls, pairs: Iterable[Self], locale: Locale) -> list[Self]:
        """Return `pairs`, each knowing the partners that visitors may see, in their language.

        One query for all the partners. Pairs should come from `for_cards()`.
        """
        pairs = list(pairs)
        keys = sorted({named.key for pair in pairs for named in pair.named_partners})
        seen = {partner.translation_key: partner for partner in _partners(locale, keys=keys)}
        for pair in pairs:
            named_here = [(seen.get(named.key), named.role) for named in pair.named_partners]
            pair.visible_partners = [(page, role) for page, role in named_here if page]
        return pairs

    @cached_property
    def visible_partners(self) -> list[tuple[PartnerPage, str]]:
        """The partners that visitors may see, in this page's language, with their roles."""
        self.with_partners([self], self.locale)
        return self.__dict__["visible_partners"]

    @property
    def partner_facts(self) -> list[dict[str, Any]]:
        """The names of the partners with their kinds, for cards."""
        return [
            {"label": partner.get_kind_display(), "value": partner.title}
            for partner, _role in self.visible_partners
        ]

    @property
    def eyebrow(self) -> str:
        """The place, where the title does not name it."""
        return "" if self.place_name in self.title else self.place_name

    @cached_property
    def cohort(self) -> Page | None:
        """The cohort above, if it is published: a plain page."""
        return next((page for page in self.above[-1:] if page.live), None)


class PartnershipPartner(TranslatableMixin, Orderable):
    """An organization in a pair, with what it brings."""

    page = ParentalKey(PartnershipPage, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        PartnerPage,
        verbose_name=_("partner"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The organization's own page."),
    )
    role = models.TextField(
        _("role"),
        max_length=600,
        blank=True,
        help_text=_("What it brings to the pair, in a sentence or two."),
    )

    panels = [PageChooserPanel("partner", "programs.PartnerPage"), FieldPanel("role")]
    translatable_fields: list[Any] = [
        SynchronizedField("partner", overridable=False),
        TranslatableField("role"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("partner in a pair")
        verbose_name_plural = _("partners in a pair")

    def __str__(self) -> str:
        return str(self.partner)


@prepared
def _partners(locale: Locale, *, keys: Iterable[UUID]) -> QuerySet[PartnerPage]:
    partners = PartnerPage.objects.for_visitors().same_as(keys).in_reader_language(locale)
    return partners.select_related("locale", "logo")
