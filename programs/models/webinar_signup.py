"""The way in for people who want to take part: the registration form of a webinar or a series."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.contrib.routable_page.models import path

from portal.intake.forms import ANSWER, Consent, IntakeForm
from portal.intake.models import Inquiry, Kind
from portal.intake.pages import TakesSubmissions
from portal.intake.questions import Role
from portal.intake.submission import Refused, Submission
from portal.pages import BasePage
from programs.webinars.access import record_requests
from programs.webinars.lost_links import ask_for_link
from programs.webinars.places import give_places
from programs.webinars.questions import PARTS, part_words, questions_about
from programs.webinars.retention import last_day
from programs.webinars.states import REFUSALS, Registration

if TYPE_CHECKING:
    from .webinar import WebinarPage
    from .webinar_series import WebinarIndexPage

REGISTER = "register"
"""The name of the route to the registration form."""

LOST_LINK = "lost-link"
"""The name of the route to ask for one's confirmation again."""


class TakesRegistrations(TakesSubmissions):
    """Mixin for page types, before RoutablePageMixin: a webinar, or a series of them."""

    asks_for_parts = False
    register_template = "programs/webinar_register.html"

    def webinars_to_register_for(self, now: datetime) -> Sequence[WebinarPage]:
        """Return the webinars whose registration is open here at the instant `now`."""
        raise NotImplementedError

    def webinars_held_here(self) -> Sequence[WebinarPage]:
        """Return the webinars that somebody may have registered for here."""
        raise NotImplementedError

    @path("register/", name=REGISTER)
    def register(self, request: HttpRequest) -> TemplateResponse:
        """Show the registration form on a page of its own, so that the webinar's stays public."""
        context = self.get_context(request)
        context["parts_to_register_for"] = getattr(request, "offered_webinars", [])
        return TemplateResponse(request, self.register_template, context)

    @path("lost-link/", name=LOST_LINK)
    def lost_link(self, request: HttpRequest) -> HttpResponse:
        """Mail somebody's confirmation again. The answer does not tell who is registered."""
        context = self.get_context(request)
        keys = [page.translation_key for page in self.webinars_held_here()]
        return ask_for_link(request, keys, context)

    def serve(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Take registrations; asking for one's link again is none and records nothing."""
        route = getattr(request, "routable_resolver_match", None)
        if route and route.url_name == LOST_LINK:
            # Past TakesSubmissions, on to the routes.
            return super(TakesSubmissions, self).serve(request, *args, **options)  # type: ignore[misc]  # a mixin
        return super().serve(request, *args, **options)

    def get_intake_form(self, request: HttpRequest) -> IntakeForm | None:
        """Return the registration form; None on the page itself, or when it is not open."""
        route = getattr(request, "routable_resolver_match", None)
        if route is None or route.url_name != REGISTER:
            return None
        now = timezone.now()
        offered = list(self.webinars_to_register_for(now))
        request.offered_webinars = offered  # type: ignore[attr-defined]  # our note
        if not offered:
            return None
        questions = questions_about(offered, now, by_part=self.asks_for_parts)
        form = IntakeForm(
            request.POST if request.method == "POST" else None,
            # They are made for each form, so they are in no table.
            questions=questions,
            consent=Consent(self.index.consent_wording),
        )
        if self.asks_for_parts:
            form.fields[ANSWER + PARTS].initial = [part_words(page) for page in offered]
        return form

    def get_submission(self, form: IntakeForm) -> Submission:
        """Return what was sent, addressed to the mailbox of the list of webinars."""
        return Submission(
            ticket=form.valid_ticket,
            kind=Kind.REGISTRATION,
            page=self._page,
            language=self._page.locale.language_code,
            answers=form.answers,
            mailbox=self.index.registration_mailbox,
            sender_name=form.answer_with_role(Role.NAME)[:255],
            sender_email=form.answer_with_role(Role.EMAIL),
            reply_promise=gettext("The mail that confirms your registration is on its way."),
            consent=form.consent_asked,
            retention_days=self._days_to_keep(),
            suspicions=form.suspicions,
        )

    def record_with(self, inquiry: Inquiry) -> None:
        """Give places in the same transaction. Raises Refused when it is too late."""
        now = timezone.now()
        pages = self._chosen(inquiry, now)
        if not pages:
            raise Refused(str(REFUSALS[Registration.CLOSED]))
        registrations = give_places(pages, inquiry, now)
        record_requests(registrations, pages, now)

    def _chosen(self, inquiry: Inquiry, now: datetime) -> list[WebinarPage]:
        """Return the webinars that a submission is for: those ticked, or the only one."""
        if not self.asks_for_parts:
            return list(self.webinars_held_here())
        answers = {answer.name: answer.value for answer in inquiry.answers}
        offered = {part_words(page): page for page in self.webinars_to_register_for(now)}
        return [offered[words] for words in answers.get(PARTS, []) if words in offered]

    def _days_to_keep(self) -> int:
        """Return for how many days a registration is kept: some days after the last webinar."""
        end, today = last_day(self.webinars_held_here()), timezone.localdate()
        return self.index.retention_days + (max(0, (end - today).days) if end else 0)

    @property
    def _page(self) -> BasePage:
        """This page, as the page type whose mixin this is."""
        return cast("BasePage", self)

    @cached_property
    def index(self) -> WebinarIndexPage:
        """The list that the page stands in; it holds what all registrations share."""
        # It is made with this mixin.
        from .webinar_series import WebinarIndexPage  # noqa: PLC0415

        return WebinarIndexPage.objects.ancestor_of(self).get()
