"""A cohort: the pairs that a program chose in one year, and how it came to them."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    PageChooserPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.blocks.bodies import ArticleBlocks
from portal.days import end_of
from portal.pagecache import until
from portal.pages import NOT_ON_CARDS, BasePage
from portal.speed.prepared import prepared
from programs.forms import CohortPageForm
from programs.reading import ProgramsQuerySet

from .partnership import PartnershipPage, PartnershipQuerySet


class CohortStatus(models.TextChoices):
    """The stations of a cohort."""

    CALL_OPEN = "call_open", _("Call open")
    SELECTING = "selecting", _("Selecting")
    ANNOUNCED = "announced", _("Announced")
    ACTIVE = "active", _("Active")
    ALUMNI = "alumni", _("Alumni")


class CohortQuerySet(ProgramsQuerySet):
    """Cohorts, asked by year."""

    def newest_first(self) -> Self:
        """Return the cohorts by year, the newest first."""
        return self.order_by("-year", "path")

    def with_partner(self, key: UUID) -> Self:
        """Return the cohorts in which visitors see a pair with this partner's translation key."""
        pairs = PartnershipPage.objects.for_visitors().with_partner(key)
        above = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        return self.filter(
            Exists(pairs.annotate(asked_path=above).filter(path__startswith=F("asked_path")))
        )

    def for_cards(self) -> Self:
        """Load what a card shows, without a query for each."""
        return self.select_related("social_image").defer("narrative", *NOT_ON_CARDS)


class CohortPage(BasePage):
    """The pairs of one year."""

    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(1900), MaxValueValidator(2200)],
        help_text=_("The year that people know the cohort by. It becomes the web address."),
    )
    label = models.CharField(
        _("label"),
        max_length=60,
        blank=True,
        help_text=_("What else it is called, such as “First cohort” or “Spring”."),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=CohortStatus.choices,
        default=CohortStatus.CALL_OPEN,
        help_text=_("Where the cohort stands today. Visitors see it on the page and in lists."),
    )
    announced_on = models.DateField(
        _("announced on"),
        null=True,
        blank=True,
        help_text=_("The day on which the chosen pairs are made public."),
    )
    apply_by = models.DateField(
        _("apply by"),
        null=True,
        blank=True,
        help_text=_("The last day of the call, that day included. After it the link disappears."),
    )
    apply_page = models.ForeignKey(
        Page,
        verbose_name=_("page to apply on"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The contact page or article that explains how to apply."),
    )
    apply_url = models.URLField(
        _("or web address to apply at"),
        blank=True,
        help_text=_("Only if people apply on another site."),
    )
    applications = models.PositiveIntegerField(
        _("applications"), null=True, blank=True, help_text=_("How many applied.")
    )
    finalists = models.PositiveIntegerField(
        _("finalists"),
        null=True,
        blank=True,
        help_text=_("How many were interviewed. The selected pairs are counted by themselves."),
    )
    narrative = StreamField(
        ArticleBlocks(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("How the pairs were chosen, what they set out to do."),
    )

    objects = PageManager.from_queryset(CohortQuerySet)()
    base_form_class = CohortPageForm

    parent_page_types = ["programs.ProgramPage"]
    subpage_types = ["programs.PartnershipPage"]
    page_description = _("The pairs of one year. Its partnerships are made beneath it.")
    card_template = "programs/cohort_page_card.html"
    translatable_fields = [
        *BasePage.base_translatable_fields,
        SynchronizedField("year", overridable=False),
        TranslatableField("label"),
        SynchronizedField("status", overridable=False),
        SynchronizedField("announced_on", overridable=False),
        SynchronizedField("apply_by", overridable=False),
        SynchronizedField("apply_page", overridable=False),
        SynchronizedField("apply_url"),
        SynchronizedField("applications", overridable=False),
        SynchronizedField("finalists", overridable=False),
        TranslatableField("narrative"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("label"),
        index.SearchField("narrative"),
        index.FilterField("year"),
        index.FilterField("status"),
    ]
    content_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("year", required_on_save=True), FieldPanel("label")]),
                TitleFieldPanel(
                    "title",
                    targets=[],
                    placeholder=_("Page title"),
                    help_text=_("Empty means the year and “cohort”, such as “2023 cohort”."),
                ),
                FieldPanel("status"),
            ],
            heading=_("Which cohort"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("apply_by"),
                PageChooserPanel("apply_page"),
                FieldPanel("apply_url"),
            ],
            heading=_("While the call is open"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("announced_on"),
                FieldRowPanel([FieldPanel("applications"), FieldPanel("finalists")]),
            ],
            heading=_("How it was chosen"),
        ),
        MultiFieldPanel(
            [FieldPanel("summary"), FieldPanel("social_image")],
            heading=_("In lists and when shared"),
        ),
        FieldPanel("narrative"),
    ]

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")

    def clean(self) -> None:
        """Refuse more finalists than applications, and two ways to apply."""
        super().clean()
        errors: dict[str, Any] = {}
        if (
            self.applications is not None
            and self.finalists is not None
            and self.finalists > self.applications
        ):
            errors["finalists"] = _("There cannot be more finalists than applications.")
        if self.apply_page_id and self.apply_url:
            errors["apply_url"] = _("Choose only one: a page of this site or another address.")
        if errors:
            raise ValidationError(errors)

    def get_admin_display_title(self) -> str:
        """Name the program too, since every program has a cohort of each year."""
        title = super().get_admin_display_title()
        return f"{title} ({self.label})" if self.label and self.label not in title else title

    @property
    def is_alumni(self) -> bool:
        """Whether the cohort has ended."""
        return self.status == CohortStatus.ALUMNI

    def takes_applications(self, today: date | None = None) -> bool:
        """Whether the call is open on `today`, in the site's time zone; the last day counts."""
        if self.status != CohortStatus.CALL_OPEN:
            return False
        if self.apply_by is None:
            return True
        until(end_of(self.apply_by))
        return (today or timezone.localdate()) <= self.apply_by

    @property
    def eyebrow(self) -> str:
        """The station of the cohort, and its label."""
        status = self.get_status_display()
        return f"{status} · {self.label}" if self.label else status

    @property
    def apply_href(self) -> str:
        """Where to apply: a page of this site in the reader's language, or another address."""
        if self.apply_page_id and self.apply_page:
            page = self.apply_page.localized
            return (page.url or "") if page.live else ""
        return self.apply_url

    @cached_property
    def partnerships(self) -> list[PartnershipPage]:
        """The pairs that visitors may see, in staff's order and in the language of this page."""
        pairs = _pairs_below(self.locale, self.depth, key=self.translation_key)
        return PartnershipPage.with_partners(pairs, self.locale)

    @cached_property
    def selected(self) -> int:
        """How many pairs were selected: those that visitors may see, in whatever language."""
        if "partnerships" in self.__dict__:
            return len(self.partnerships)
        return self._pairs.order_by().values("translation_key").distinct().count()

    @property
    def funnel(self) -> list[tuple[str | Promise, int | None]]:
        """How many applied, were finalists, were selected; what is not known yet is left out."""
        stages = [
            (_("Applications"), self.applications),
            (_("Finalists"), self.finalists),
            (_("Pairs selected"), self.selected or None),
        ]
        return [(label, number) for label, number in stages if number is not None]

    @property
    def has_funnel(self) -> bool:
        """Whether there are two stages or more to compare."""
        return len(self.funnel) > 1

    @property
    def is_on_map(self) -> bool:
        """Whether any of its pairs has a place on the map."""
        return any(pair.latitude is not None for pair in self.partnerships)

    @cached_property
    def _pairs(self) -> PartnershipQuerySet:
        return PartnershipPage.objects.for_visitors().below(self)


@prepared
def _pairs_below(locale: Locale, depth: int, *, key: UUID) -> QuerySet[PartnershipPage]:
    pairs = PartnershipPage.objects.for_visitors().beneath(key, depth)
    return pairs.in_reader_language(locale).for_cards().in_tree_order()
