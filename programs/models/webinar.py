"""A webinar: when it is held, for whom and by whom, and afterwards what is left of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.blocks.bodies import ArticleBlocks
from portal.pages import BasePage
from portal.speed.prepared import prepared
from portal.taxonomy.models import Facet, terms_field
from portal.taxonomy.of_cards import ShownTerms
from portal.taxonomy.of_page import terms_of
from programs.webinars.calendar import CALENDAR_TYPE, calendar_file
from programs.webinars.reading import givers_of, parts_of
from programs.webinars.states import Registration, is_full, open_parts, registration_state
from programs.zones import wall_clock

from .event_time import EventForm, EventTimeField
from .timed_event import TimedEvent
from .webinar_blocks import AccessBlocks, SpeakerBlocks
from .webinar_queries import WebinarQuerySet
from .webinar_series import WebinarSeriesPage
from .webinar_signup import TakesRegistrations


class WebinarPage(TakesRegistrations, RoutablePageMixin, TimedEvent, BasePage):
    """One webinar, alone or as a part of a series."""

    part_number = models.PositiveSmallIntegerField(
        _("part"),
        null=True,
        blank=True,
        help_text=_("Its number in the series. Leave empty if it stands alone."),
    )
    cancelled = models.BooleanField(
        _("cancelled"),
        default=False,
        help_text=_("It will not be held. The page stays and says so; calendars are told too."),
    )
    change_note = models.CharField(
        _("what has changed"),
        max_length=200,
        blank=True,
        help_text=_("Said beside the time, for example: moved from June 7."),
    )
    speakers = StreamField(
        SpeakerBlocks(),
        verbose_name=_("speakers"),
        blank=True,
        help_text=_("In the order in which they speak."),
    )
    audiences = terms_field(Facet.AUDIENCE)
    subjects = terms_field(Facet.SUBJECT)
    languages = terms_field(Facet.LANGUAGE)
    access_services = StreamField(
        AccessBlocks(),
        verbose_name=_("access services"),
        blank=True,
        help_text=_("What lets more people take part: captions, sign language, interpretation."),
    )
    body = StreamField(
        ArticleBlocks(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("What people learn, and what they should know before."),
    )
    registration_open = models.BooleanField(
        _("people can register here"),
        default=False,
        help_text=_("Shows the registration form until the webinar starts."),
    )
    capacity = models.PositiveIntegerField(
        _("seats"),
        null=True,
        blank=True,
        help_text=_("Empty means no limit. When all are taken, people join a waiting list."),
    )
    registration_closes_at = EventTimeField(
        _("registration closes"),
        null=True,
        blank=True,
        help_text=_("Empty means: when the webinar starts. On the clock of its time zone."),
    )
    access_requests_until = EventTimeField(
        _("requests for access services until"),
        null=True,
        blank=True,
        help_text=_(
            "Until then you promise to arrange what people ask for. Afterwards the form says that "
            "you try."
        ),
    )
    access_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who arranges access services"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Is written to when somebody asks for one. Empty means the page's owner."),
    )
    registration_url = models.URLField(
        _("registration elsewhere"),
        max_length=500,
        blank=True,
        help_text=_("If another service takes registrations. People are then sent there."),
    )
    join_url = models.URLField(
        _("address to join"),
        max_length=500,
        blank=True,
        help_text=_("Never shown on the site. Only people who have registered receive it."),
    )
    recording_url = models.URLField(
        _("recording"),
        max_length=500,
        blank=True,
        help_text=_("Where the film can be watched. Nothing loads from there on our page."),
    )
    recording_length = models.CharField(
        _("length of the recording"),
        max_length=40,
        blank=True,
        help_text=_("For example: 58 minutes"),
    )
    slides = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("slides"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A PDF opens on every device."),
    )
    transcript = RichTextField(
        _("transcript"),
        blank=True,
        help_text=_("What was said, for people who cannot hear or play the recording."),
    )
    program = models.ForeignKey(
        "programs.ProgramPage",
        verbose_name=_("program"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty means the program of the series."),
    )
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    announced = models.JSONField(default=dict, blank=True, editable=False)
    """What people were last told of time and place: see `programs.webinars.schedule`."""

    objects = PageManager.from_queryset(WebinarQuerySet)()
    shown_terms = ShownTerms("audiences")
    base_form_class = EventForm

    parent_page_types = ["programs.WebinarIndexPage", "programs.WebinarSeriesPage"]
    subpage_types: list[str] = []
    page_description = _("One webinar: announcement, registration, afterwards the recording.")
    card_template = "programs/webinar_page_card.html"

    translatable_fields = [
        *BasePage.base_translatable_fields,
        SynchronizedField("part_number", overridable=False),
        SynchronizedField("time_zone", overridable=False),
        SynchronizedField("starts_at", overridable=False),
        SynchronizedField("ends_at", overridable=False),
        SynchronizedField("cancelled", overridable=False),
        TranslatableField("change_note"),
        TranslatableField("speakers"),
        SynchronizedField("audiences", overridable=False),
        SynchronizedField("subjects", overridable=False),
        SynchronizedField("languages", overridable=False),
        TranslatableField("access_services"),
        TranslatableField("body"),
        SynchronizedField("registration_open", overridable=False),
        SynchronizedField("capacity", overridable=False),
        SynchronizedField("registration_closes_at", overridable=False),
        SynchronizedField("access_requests_until", overridable=False),
        SynchronizedField("access_owner", overridable=False),
        SynchronizedField("registration_url", overridable=False),
        SynchronizedField("join_url", overridable=False),
        SynchronizedField("recording_url"),
        TranslatableField("recording_length"),
        SynchronizedField("slides"),
        TranslatableField("transcript"),
        SynchronizedField("hosts", overridable=False),
        SynchronizedField("program", overridable=False),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("speakers"),
        index.SearchField("body"),
        index.SearchField("transcript_shown"),
        index.FilterField("starts_at"),
        index.FilterField("ends_at"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("time_zone"),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("part_number"),
                FieldPanel("cancelled"),
                FieldPanel("change_note"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
                FieldPanel("subjects", widget=forms.CheckboxSelectMultiple),
                FieldPanel("languages", widget=forms.CheckboxSelectMultiple),
                FieldPanel("access_services"),
                FieldRowPanel([FieldPanel("access_requests_until"), FieldPanel("access_owner")]),
            ],
            heading=_("For whom"),
        ),
        FieldPanel("speakers"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("registration_open"),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("registration_closes_at")]),
                FieldPanel("join_url"),
                FieldPanel("registration_url"),
            ],
            heading=_("Registration"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("recording_url"), FieldPanel("recording_length")]),
                FieldPanel("slides"),
                FieldPanel("transcript"),
            ],
            heading=_("Afterwards"),
        ),
        InlinePanel("hosts", heading=_("Who gives it"), label=_("Partner")),
        FieldPanel("program"),
    ]

    class Meta:
        verbose_name = _("webinar")
        verbose_name_plural = _("webinars")

    def clean(self) -> None:
        """Refuse a deadline after the end, besides what no event may have.

        Raises ValidationError beside the field in question.
        """
        super().clean()
        closes = self.registration_closes_at
        if closes and self.ends_at and closes > self.ends_at:
            raise ValidationError(
                {"registration_closes_at": _("Registration must close before the webinar ends.")}
            )
        until = self.access_requests_until
        if until and self.starts_at and until > self.starts_at:
            raise ValidationError(
                {"access_requests_until": _("This must be before the webinar starts.")}
            )

    def with_content_json(self, content: dict[str, Any]) -> "WebinarPage":
        """Return the page as in `content`, but never with an older number for calendars."""
        page = super().with_content_json(content)
        page.calendar_sequence = self.calendar_sequence
        page.announced = self.announced
        return page

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the page shows beside its own fields."""
        now = timezone.now()
        series = self.series
        parts = parts_of(series) if series else []
        program, hosts = givers_of(self, series)
        several = series if len(open_parts(parts, now)) > 1 else None
        return {
            **super().get_context(request, *args, **kwargs),
            "phase": self.phase(now),
            "afterwards": self.is_shown_afterwards(now),
            "registration": registration_state(self, now),
            "full": is_full(self),
            "series": series,
            "parts": parts,
            "series_register_url": f"{series.get_url(request)}register/"
            if series and several
            else "",
            **terms_of(self, audiences=Facet.AUDIENCE, languages=Facet.LANGUAGE),
            "hosts": hosts,
            "shown_program": program,
        }

    def webinars_to_register_for(self, now: datetime) -> Sequence["WebinarPage"]:
        """Return this webinar while its registration is open here at the instant `now`."""
        return [self] if registration_state(self, now) == Registration.HERE else []

    def webinars_held_here(self) -> Sequence["WebinarPage"]:
        """Return this webinar."""
        return [self]

    @path("webinar.ics/")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """Serve the webinar as a calendar file.

        Raises Http404 while it has no date.
        """
        if not (self.starts_at and self.ends_at):
            raise Http404
        response = HttpResponse(
            calendar_file(self, self.get_full_url(request)), content_type=CALENDAR_TYPE
        )
        response["Content-Disposition"] = f'attachment; filename="{self.slug}.ics"'
        return response

    @cached_property
    def series(self) -> WebinarSeriesPage | None:
        """The series that the webinar is a part of, if visitors may read it."""
        above = self._get_parent_path_from_path(self.path)
        return next(iter(_series(path=above)), None)

    @property
    def local_closing(self) -> datetime | None:
        """The end of registration as the clocks of the event's zone show it, if one is set."""
        closes = self.registration_closes_at
        return wall_clock(closes, self.time_zone) if closes else None

    @property
    def local_requests_until(self) -> datetime | None:
        """The last moment for access requests on the clock of the event's zone, if one is set."""
        until = self.access_requests_until
        return wall_clock(until, self.time_zone) if until else None

    def is_shown_afterwards(self, now: datetime) -> bool:
        """Whether visitors get recording, slides and transcript at the instant `now`.

        Staff may enter them before; nobody gets them from any outlet until it was held.
        """
        return self.has_ended(now) and not self.cancelled

    @property
    def transcript_shown(self) -> str:
        """What can be found of the transcript now: nothing until visitors may read it.

        Where it was entered before the event it is found from the next night on, when
        `catalogue_tidy` compares what is found with the pages, or once the page is published again.
        """
        return self.transcript if self.is_shown_afterwards(timezone.now()) else ""

    @property
    def has_recording(self) -> bool:
        """Whether something can be watched or read afterwards."""
        return bool(self.recording_url or self.slides_id or self.transcript)


@prepared
def _series(*, path: str) -> QuerySet[WebinarSeriesPage]:
    return WebinarSeriesPage.objects.for_visitors().filter(path=path)
