"""What somebody who registered sees of their places, and what they do: cancel, stop reminders.

The address holds the secret of their receipt. Nothing happens on GET: mail programs and scanners
follow links by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.intake.models import Inquiry, Kind
from portal.intake.pages import SeeOther
from portal.intake.sender.kinds import StatusOfKind
from portal.intake.sender.privately import for_the_sender
from portal.intake.sender.progress import Step
from programs.models.webinar_registration import WebinarRegistration

from .places import cancel_place
from .versions import version_for

if TYPE_CHECKING:
    from programs.models import WebinarPage

LINK_SHOWN_BEFORE = timedelta(days=1)
"""How long before the start the page shows how to join. The mail says so from the beginning."""


@dataclass(frozen=True)
class MyPlace:
    """One place of a submission, with the webinar in the sender's language."""

    registration: WebinarRegistration
    webinar: WebinarPage
    now: datetime

    @property
    def join_url(self) -> str:
        """How to join, for people with a seat, from a day before the start until the end.

        A repeated registration shows it for as long as the place that counts has a seat.
        """
        start = self.webinar.starts_at
        is_time = start is not None and self.now >= start - LINK_SHOWN_BEFORE
        is_on = is_time and not self.webinar.cancelled and not self.webinar.has_ended(self.now)
        held = self.registration.repeats or self.registration
        has_seat = self.registration.has_seat and held.has_seat
        return self.webinar.join_url if is_on and has_seat else ""

    @property
    def can_cancel(self) -> bool:
        """Whether there is a place to give back."""
        over = self.webinar.cancelled or self.webinar.has_ended(self.now)
        return not over and not self.registration.is_given_back


def places_of(inquiry: Inquiry) -> list[MyPlace]:
    """Return the places that a submission has, in the order of the form."""
    now = timezone.now()
    found = [
        (registration, version_for(registration.webinar_key, inquiry.language))
        for registration in inquiry.registrations.select_related("repeats").order_by("pk")
    ]
    return [MyPlace(registration, webinar, now) for registration, webinar in found if webinar]


def _headline(_inquiry: Inquiry) -> str:
    return _("Your registration")


def _context(inquiry: Inquiry) -> dict[str, Any]:
    return {"places": places_of(inquiry)}


def _no_steps(_inquiry: Inquiry) -> list[Step]:
    # A registration is confirmed by itself: what counts is the place, which is shown.
    return []


STATUS_PAGE = StatusOfKind(
    template="programs/webinar_places.html",
    context=_context,
    headline=_headline,
    steps=_no_steps,
    # Somebody who needs something more registers again or answers our mail.
    takes_additions=False,
    # Each place is given back by itself.
    can_be_withdrawn=False,
)
"""What the status page of a registration shows in place of steps."""


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Ask whether to give back a place; do so on POST and return to the receipt."""
    inquiry = _registration(token)
    places = {place.registration.pk: place for place in places_of(inquiry)}
    registration = get_object_or_404(inquiry.registrations, pk=pk)
    place = places.get(registration.pk)
    if place is None or not place.can_cancel:
        return for_the_sender(SeeOther(inquiry.receipt_path), form=True)
    if request.method == "POST":
        cancel_place(registration)
        return for_the_sender(SeeOther(inquiry.receipt_path), form=True)
    return _ask(request, "programs/webinar_cancel.html", inquiry, place)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to stop reminders, or to begin again; do so on POST.

    Without the check against forged requests, because mail programs post here by themselves when
    somebody clicks on their "unsubscribe" (RFC 8058, 3.2). The token is what a forger lacks.
    """
    inquiry = _registration(token)
    are_wanted = inquiry.registrations.filter(wants_reminders=True).exists()
    if request.method == "POST":
        inquiry.registrations.update(wants_reminders=request.POST.get("reminders") == "on")
        return for_the_sender(SeeOther(request.path), form=True)
    return _ask(request, "programs/webinar_reminders.html", inquiry, are_wanted)


def _registration(token: str) -> Inquiry:
    return get_object_or_404(Inquiry, token=token, kind=Kind.REGISTRATION)


def _ask(request: HttpRequest, template: str, inquiry: Inquiry, about: object) -> HttpResponse:
    page = render(request, template, {"inquiry": inquiry, "about": about})
    return for_the_sender(page, form=True)
