"""The way in for people who want to take part: the registration form of a webinar."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from wagtail.contrib.routable_page.models import path

from portal.intake.forms import Consent, IntakeForm
from portal.intake.models import Inquiry, Kind
from portal.intake.pages import TakesSubmissions
from portal.intake.questions import Role
from portal.intake.submission import Submission
from programs.webinars.registration import (
    QUESTIONS,
    Registration,
    give_place,
    registration_state,
)

from .webinar_series import WebinarIndexPage

if TYPE_CHECKING:
    from .webinar import WebinarPage

REGISTER = "register"
"""The name of the route to the registration form."""


class TakesRegistrations(TakesSubmissions):
    """Mixin for the webinar's page type, before RoutablePageMixin."""

    @path("register/", name=REGISTER)
    def register(self, request: HttpRequest) -> TemplateResponse:
        """Show the registration form on a page of its own, so that the webinar's stays public."""
        context = self.get_context(request)
        return TemplateResponse(request, "programs/webinar_register.html", context)

    def get_intake_form(self, request: HttpRequest) -> IntakeForm | None:
        """Return the registration form; None on the webinar's own page, or when it is not open."""
        route = getattr(request, "routable_resolver_match", None)
        is_open = registration_state(self._webinar, timezone.now()) == Registration.HERE
        if route is None or route.url_name != REGISTER or not is_open:
            return None
        data = request.POST if request.method == "POST" else None
        consent = Consent(self.index.consent_wording)
        # These questions are the same for all webinars, so they are in no table.
        return IntakeForm(data, questions=QUESTIONS, consent=consent)  # type: ignore[arg-type]

    def get_submission(self, form: IntakeForm) -> Submission:
        """Return what was sent, addressed to the mailbox of the list of webinars."""
        return Submission(
            ticket=form.valid_ticket,
            kind=Kind.REGISTRATION,
            page=self._webinar,
            language=self._webinar.locale.language_code,
            answers=form.answers,
            mailbox=self.index.registration_mailbox,
            sender_name=form.answer_with_role(Role.NAME)[:255],
            sender_email=form.answer_with_role(Role.EMAIL),
            reply_promise=_now("The mail that confirms your registration is on its way."),
            consent=form.consent_asked,
            retention_days=self.index.retention_days,
            suspicions=form.suspicions,
        )

    def record_with(self, inquiry: Inquiry) -> None:
        """Give a place in the same transaction. Raises Refused when it is too late."""
        give_place(self._webinar, inquiry, timezone.now())

    @property
    def _webinar(self) -> WebinarPage:
        """This page, as the page type whose mixin this is."""
        return cast("WebinarPage", self)

    @cached_property
    def index(self) -> WebinarIndexPage:
        """The list that the webinar stands in; it holds what all registrations share."""
        return WebinarIndexPage.objects.ancestor_of(self).get()
