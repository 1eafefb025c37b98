"""A page that takes submissions: contact form, registration. Its type says what it asks for.

    class ContactPage(TakesSubmissions, BasePage):
        def get_intake_form(self, request): ...     # an IntakeForm, or None: nothing to fill in now
        def get_submission(self, form): ...         # what a valid form means
        def record_with(self, inquiry): ...         # optional: in the same transaction

Its template shows the form with {% include "intake/form.html" with form=form %}.
"""

from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.navigation.around import read_around

from .defence.looking import arrival_of
from .defence.refusing import count_refusal, seconds_until
from .forms import IntakeForm
from .models import Inquiry, Refusal
from .privacy.inventory import Form
from .sent_back import keep_sent_back
from .submission import AlreadySent, Refused, Submission, accept


class SeeOther(HttpResponseRedirect):
    """The answer to a successful post: reloading what follows sends nothing again."""

    status_code = HTTPStatus.SEE_OTHER


def keep_private(response: HttpResponse) -> HttpResponse:
    """Keep a response that belongs to one visitor out of every cache, and return it."""
    patch_cache_control(response, private=True, no_store=True)
    return response


class TakesSubmissions:
    """Mixin for page types, before BasePage. Only a page that shows its form sets a cookie."""

    @classmethod
    def described_forms(cls) -> Iterable[Form]:
        """Return the forms of all pages of this type, for the report of what is held."""
        return []

    def get_intake_form(self, request: HttpRequest) -> IntakeForm | None:
        """Return the form for this visitor, bound to `request.POST` when it was sent."""
        raise NotImplementedError

    def get_submission(self, form: Any) -> Submission:
        """Return what a valid form (of `get_intake_form`) means: who is told, what is promised."""
        raise NotImplementedError

    def record_with(self, inquiry: Inquiry) -> None:
        """Do what must stand or fall with the record. Raises Refused with words for the sender."""

    def serve(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Show the form; take what was sent; show it again with everything typed if it is wrong."""
        form = self.get_intake_form(request)
        request.intake_form = form  # type: ignore[attr-defined]  # our note
        status = HTTPStatus.OK
        if request.method == "POST":
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            if getattr(request, "intake_refused", False):
                status = HTTPStatus.FORBIDDEN
                if form:
                    refuse(form, unconfirmed())
                self._send_back(form, request, Refusal.UNCONFIRMED)
            elif form and (receipt := self._take(form, request)):
                return keep_private(SeeOther(receipt))
            elif form and form.arrival.pace.again_at:
                status = HTTPStatus.TOO_MANY_REQUESTS
                self._send_back(form, request, Refusal.PACE)
            elif form:
                self._send_back(form, request, Refusal.MISTAKES)
            read_around(request, self)  # type: ignore[arg-type]  # a mixin of pages
        response: HttpResponse = super().serve(request, *args, **options)  # type: ignore[misc]  # a mixin
        response.status_code = status
        if form and (again_at := form.arrival.pace.again_at):
            response["Retry-After"] = str(seconds_until(again_at))
        return keep_private(response) if form else response

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        """Add the form, also in a preview."""
        context: dict[str, Any] = super().get_context(request, *args, **options)  # type: ignore[misc]  # a mixin
        form = getattr(request, "intake_form", None)
        context["form"] = form or self.get_intake_form(request)
        return context

    def _send_back(self, form: IntakeForm | None, request: HttpRequest, reason: Refusal) -> None:
        """Count what is sent back, and keep what looks like spam where staff see it."""
        count_refusal(reason)
        if form and not form.answered_already:
            keep_sent_back(self, form, request, reason)

    def _take(self, form: IntakeForm, request: HttpRequest) -> str | None:
        """Return the receipt's address when the form was valid and is recorded."""
        if not form.is_valid():
            return None
        form.arrival = arrival_of(request, form.valid_ticket)
        if form.arrival.pace.again_at:
            refuse(form, too_many(form.arrival.pace.again_at))
            return None
        try:
            return accept(self.get_submission(form), within=self.record_with).receipt_path
        except Refused as refusal:
            form.answered_already = True
            form.add_error(None, str(refusal))
        except AlreadySent as earlier:
            form.answered_already = True
            form.reissue_ticket()
            form.add_error(
                None,
                _(
                    "You have already sent this form once; its reference is %(reference)s. What "
                    "you changed since then is not sent yet. Send it again if we should have it."
                )
                % {"reference": earlier.inquiry.reference},
            )
        return None


def refuse(form: IntakeForm, message: str) -> None:
    """Give a bound form this one message and keep what was typed."""
    form.full_clean()
    form.errors.clear()
    form.errors[NON_FIELD_ERRORS] = form.error_class([message], error_class="nonfield")


def unconfirmed() -> str:
    """Return what somebody reads whose browser did not return the cookie of a form."""
    return _(
        "For your safety we could not take this: your browser did not return the cookie that "
        "goes with the form. Nothing that you typed is lost. Please send it again; if this "
        "message comes back, allow cookies for this site."
    )


def too_many(again_at: datetime) -> str:
    """Return what somebody reads whose network sent too much, and when to send again."""
    minutes = -(-seconds_until(again_at) // 60)
    return ngettext(
        "Very many forms came from your network within a few minutes, so we could not take this "
        "one yet. Nothing that you typed is lost. Please send it again in %(minutes)d minute.",
        "Very many forms came from your network within a few minutes, so we could not take this "
        "one yet. Nothing that you typed is lost. Please send it again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}
