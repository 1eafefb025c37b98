"""A page that readers may respond to, where staff say so.

    class StoryPage(TakesResponses, BasePage):
        content_panels = [..., responses_panel]
        translatable_fields = [..., *TakesResponses.responses_translatable_fields]

Its template shows them with {% include "intake/responses.html" %}.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db import models
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.days import end_of
from portal.intake.models import Inquiry, Kind, Response
from portal.intake.pages import TakesSubmissions
from portal.intake.privacy.inventory import Form
from portal.intake.questions import Role
from portal.intake.submission import Refused, Submission
from portal.languages.names import LanguageName, language_name
from portal.pagecache import until

from .form import NAME, QUESTIONS, TEXT, ResponseForm
from .keeping import KEPT_UNPUBLISHED
from .plain_text import without_links

RESPOND = "respond"
"""The name of the route to the form."""


@dataclass(frozen=True)
class ShownResponse:
    """A response as a page shows it. `language` is None where it is the reader's own."""

    text: str
    name: str
    sent_at: datetime
    language: LanguageName | None


class TakesResponses(TakesSubmissions, RoutablePageMixin, models.Model):
    """Base for page types, before BasePage. Without the switch the page is as if it were not."""

    take_responses = models.BooleanField(
        _("readers may respond"),
        default=False,
        help_text=_(
            "Shows the responses that you approved, and the way to a form. Nothing appears before "
            "somebody approves it under Responses. Switch it off to hide all of them."
        ),
    )
    responses_question = models.CharField(
        _("opening question"),
        max_length=255,
        blank=True,
        help_text=_("What you would like to hear, such as: What has worked in your county?"),
    )
    first_response = models.TextField(
        _("first response"),
        max_length=3000,
        blank=True,
        help_text=_("One of your own to begin with. It is marked as written by you."),
    )
    first_response_by = models.CharField(
        _("written by"),
        max_length=120,
        blank=True,
        help_text=_("Who wrote the first response, with name and role."),
    )
    responses_until = models.DateField(
        _("open until"),
        null=True,
        blank=True,
        help_text=_("The last day on which readers may respond. Empty means no end."),
    )
    responses_mailbox = models.EmailField(
        _("mailbox"),
        blank=True,
        help_text=_("Told about each response. Empty means that only the menu shows it."),
    )

    responses_translatable_fields = [
        SynchronizedField("take_responses", overridable=False),
        TranslatableField("responses_question"),
        TranslatableField("first_response"),
        TranslatableField("first_response_by"),
        SynchronizedField("responses_until", overridable=False),
        SynchronizedField("responses_mailbox", overridable=False),
    ]

    class Meta:
        abstract = True

    @classmethod
    def described_forms(cls) -> Iterator[Form]:
        """Yield one form for all pages of this type, if readers may respond to any."""
        pages: Any = cls._default_manager.filter(take_responses=True)
        if pages.exists():
            yield Form(
                title=gettext("Responses: %(pages)s") % {"pages": cls._meta.verbose_name_plural},
                kind=Kind.RESPONSE,
                paths=list(pages.values_list("path", flat=True)),
                questions=QUESTIONS,
                told=sorted(set(pages.values_list("responses_mailbox", flat=True)) - {""}),
                kept=KEPT_UNPUBLISHED,
            )

    @path("respond/", name=RESPOND)
    def respond(self, request: HttpRequest) -> TemplateResponse:
        """Show the form on a page of its own, so that this one stays public and without cookie."""
        return TemplateResponse(request, "intake/respond.html", self.get_context(request))

    def resolve_subpage(self, path: str) -> Any:
        """Find the form only where readers may respond; else the address is a page's below."""
        match = super().resolve_subpage(path)
        if match.url_name == RESPOND and not self.take_responses:
            raise Http404
        return match

    @property
    def responses_are_open(self) -> bool:
        """Whether readers may respond today, in the site's time zone."""
        if not self.take_responses or self.responses_until is None:
            return self.take_responses
        until(end_of(self.responses_until))
        return timezone.localdate() <= self.responses_until

    @cached_property
    def shown_responses(self) -> list[ShownResponse]:
        """What staff approved, of all languages, the oldest first; one query, or none if off."""
        if not self.take_responses:
            return []
        here = get_language()
        return [
            ShownResponse(
                response.text,
                response.name,
                response.sent_at,
                None if response.language == here else language_name(response.language),
            )
            for response in Response.objects.published_on(self._page.translation_key)
        ]

    def get_intake_form(self, request: HttpRequest) -> ResponseForm | None:
        """Return the form; None on the page itself, or when it is not open."""
        route = getattr(request, "routable_resolver_match", None)
        if route is None or route.url_name != RESPOND or not self.responses_are_open:
            return None
        return ResponseForm(request.POST if request.method == "POST" else None)

    def get_submission(self, form: ResponseForm) -> Submission:
        """Return what was sent."""
        return Submission(
            ticket=form.valid_ticket,
            kind=Kind.RESPONSE,
            page=self._page,
            language=self._page.locale.language_code,
            answers=form.answers,
            mailbox=self.responses_mailbox,
            sender_name=form.answer_with_role(Role.NAME)[:255],
            sender_email=form.answer_with_role(Role.EMAIL),
            consent=form.consent_asked,
            retention_days=KEPT_UNPUBLISHED,
            suspicions=form.suspicions,
        )

    def record_with(self, inquiry: Inquiry) -> None:
        """Hold the response for a decision. Raises Refused when the page closed meanwhile."""
        current: Any = type(self)._default_manager.filter(pk=self.pk).first()
        if current is None or not current.live or not current.responses_are_open:
            raise Refused(gettext("This page takes no more responses."))
        answers = {answer.name: answer.text for answer in inquiry.answers}
        text = without_links(answers[TEXT])
        Response.objects.create(
            inquiry=inquiry,
            page_key=self._page.translation_key,
            text=text,
            name=without_links(answers[NAME]),
            language=inquiry.language,
            lost_links=text.split() != answers[TEXT].split(),
            sent_at=inquiry.received_at,
        )

    @property
    def _page(self) -> Page:
        """This page, as what every page type is."""
        return cast("Page", self)


responses_panel = MultiFieldPanel(
    [
        FieldPanel("take_responses"),
        FieldPanel("responses_question"),
        FieldPanel("first_response"),
        FieldPanel("first_response_by"),
        FieldPanel("responses_until"),
        FieldPanel("responses_mailbox"),
    ],
    heading=_("Responses by readers"),
    classname="collapsed",
)
"""The part of an editor in which staff ask for responses."""
