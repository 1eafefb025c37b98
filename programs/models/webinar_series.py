"""Where webinars stand: the list of all, and series whose parts belong together."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.blocks.bodies import ArticleBlocks
from portal.intake.models import Kind
from portal.intake.privacy.inventory import Form
from portal.pagecache import until
from portal.pages import NOT_ON_CARDS, BasePage
from portal.speed.prepared import prepared
from portal.taxonomy.models import Facet, terms_field
from portal.taxonomy.of_cards import ShownTerms
from programs.reading import ProgramsQuerySet
from programs.webinars.feed import feed, feed_url
from programs.webinars.reading import givers_of, parts_of, webinar_listing
from programs.webinars.states import open_parts

from .webinar_signup import TakesRegistrations

if TYPE_CHECKING:
    from .webinar import WebinarPage


def usual_consent() -> str:
    """Return the consent that a new list of webinars starts with."""
    words = gettext("I agree that you store what I send here and use it to organize this webinar.")
    return f"<p>{words}</p>"


class WebinarIndexPage(RoutablePageMixin, BasePage):
    """Lists all webinars, upcoming ones first, and the series that they belong to."""

    intro = RichTextField(
        _("introduction"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Stands above the list. One short paragraph; may be left empty."),
    )

    registration_mailbox = models.EmailField(
        _("mailbox for registrations"),
        blank=True,
        help_text=_("Who is told of each registration. Empty means nobody; the list stays here."),
    )
    consent_wording = RichTextField(
        _("consent"),
        default=usual_consent,
        features=["bold", "italic", "link"],
        help_text=_("What people agree to when they register. Stored with each registration."),
    )
    retention_days = models.PositiveIntegerField(
        _("keep registrations for"),
        default=180,
        help_text=_(
            "Days after the webinar on which a registration is deleted. People are told the date."
        ),
    )
    reminds_a_week_before = models.BooleanField(
        _("a week before"),
        default=False,
        help_text=_("Everybody with a seat is reminded seven days before the start."),
    )
    reminds_a_day_before = models.BooleanField(
        _("a day before"),
        default=True,
        help_text=_("Everybody with a seat is reminded 24 hours before the start."),
    )
    reminds_an_hour_before = models.BooleanField(
        _("an hour before"),
        default=True,
        help_text=_("Everybody with a seat is reminded 60 minutes before the start."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["programs.WebinarSeriesPage", "programs.WebinarPage"]
    max_count_per_parent = 1
    page_description = _("The list of all webinars: upcoming ones first, then recordings.")
    card_template = "programs/webinar_index_page_card.html"

    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("intro"),
        SynchronizedField("registration_mailbox"),
        TranslatableField("consent_wording"),
        SynchronizedField("retention_days", overridable=False),
        SynchronizedField("reminds_a_week_before", overridable=False),
        SynchronizedField("reminds_a_day_before", overridable=False),
        SynchronizedField("reminds_an_hour_before", overridable=False),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldPanel("registration_mailbox"),
                FieldPanel("consent_wording"),
                FieldPanel("retention_days"),
            ],
            heading=_("Registration for all webinars"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("reminds_a_week_before"),
                FieldPanel("reminds_a_day_before"),
                FieldPanel("reminds_an_hour_before"),
            ],
            heading=_("When people are reminded"),
        ),
    ]

    class Meta:
        verbose_name = _("list of webinars")
        verbose_name_plural = _("lists of webinars")

    @classmethod
    def described_forms(cls) -> Iterator[Form]:
        """Yield the registrations of each list once, for the report of what is held."""
        for page in cls.objects.filter(locale__language_code=settings.LANGUAGE_CODE):
            versions = cls.objects.filter(translation_key=page.translation_key)
            yield Form(
                title=gettext("Registrations: %(title)s") % {"title": page.title},
                kind=Kind.REGISTRATION,
                paths=list(versions.values_list("path", flat=True)),
                told=sorted(set(versions.values_list("registration_mailbox", flat=True)) - {""}),
                kept=page.retention_days,
            )

    @path("webinars.ics/")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """Serve all webinars of this language as a calendar to subscribe to."""
        return feed(self, request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the webinars as the address asks for them, and the series."""
        now = timezone.now()
        listing = webinar_listing(self, request.GET, now)
        shown = list(listing.page)
        if listing.page.number > 1:
            # One on an earlier page that ends moves all that follow.
            until(listing.asked_for.next_end(now))
        is_whole = listing.page.number == 1 and not listing.is_narrowed
        return {
            **super().get_context(request, *args, **kwargs),
            "listing": listing,
            "upcoming": [page for page in shown if not page.has_ended(now)],
            "past": [page for page in shown if page.has_ended(now)],
            "series": _series_below(self.depth + 1, path=self.path) if is_whole else [],
            "feed_url": feed_url(self, request),
        }


@prepared
def _series_below(depth: int, *, path: str) -> "QuerySet[WebinarSeriesPage]":
    series = WebinarSeriesPage.objects.for_visitors()
    return series.filter(depth=depth, path__startswith=path).for_cards()


class WebinarSeriesQuerySet(ProgramsQuerySet):
    """Series of webinars."""

    def for_cards(self) -> "WebinarSeriesQuerySet":
        """Read with each series what its card shows."""
        return self.select_related("social_image").defer("body", *NOT_ON_CARDS)


class WebinarSeriesPage(TakesRegistrations, RoutablePageMixin, BasePage):
    """Several webinars that build on one another. The parts are the pages below this one."""

    intro = RichTextField(
        _("introduction"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("What people learn in the series as a whole."),
    )
    program = models.ForeignKey(
        "programs.ProgramPage",
        verbose_name=_("program"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The program that gives the series. It is then listed there by itself."),
    )
    subjects = terms_field(Facet.SUBJECT)
    audiences = terms_field(Facet.AUDIENCE)
    body = StreamField(
        ArticleBlocks(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("More about the series. The list of its parts comes by itself."),
    )

    objects = PageManager.from_queryset(WebinarSeriesQuerySet)()
    shown_terms = ShownTerms("audiences")

    parent_page_types = ["programs.WebinarIndexPage"]
    subpage_types = ["programs.WebinarPage"]
    page_description = _("Webinars that belong together. Add each part below it.")
    asks_for_parts = True
    register_template = "programs/webinar_series_register.html"
    card_template = "programs/webinar_series_page_card.html"

    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("intro"),
        SynchronizedField("program", overridable=False),
        SynchronizedField("subjects", overridable=False),
        SynchronizedField("audiences", overridable=False),
        TranslatableField("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
                FieldPanel("subjects", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("For whom, and what it is about"),
        ),
        FieldPanel("body"),
        FieldPanel("program"),
    ]

    class Meta:
        verbose_name = _("webinar series")
        verbose_name_plural = _("webinar series")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the parts in their order, and the one that comes next."""
        now = timezone.now()
        parts = parts_of(self)
        return {
            **super().get_context(request, *args, **kwargs),
            "parts": parts,
            "audiences": self.shown_terms,
            "next_part": next((part for part in parts if not part.has_ended(now)), None),
            "open_parts": open_parts(parts, now),
            "shown_program": givers_of(self)[0],
        }

    def webinars_to_register_for(self, now: datetime) -> Sequence["WebinarPage"]:
        """Return the parts whose registration is open here at the instant `now`, in order."""
        return open_parts(self.webinars_held_here(), now)

    def webinars_held_here(self) -> Sequence["WebinarPage"]:
        """Return the parts that visitors may read."""
        return parts_of(self)
