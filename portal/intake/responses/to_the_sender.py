"""What the writer of a response learns of it: the acknowledgement, and later the status page."""

from typing import Any

from django.utils.translation import gettext as _

from portal.intake.models import Inquiry, Kind, Response, ResponseState, Status
from portal.intake.outbox.letters import acknowledge
from portal.intake.sender.kinds import StatusOfKind, show_on_status
from portal.intake.sender.progress import Step

from .letters import response_received


def tell_of_responses() -> None:
    """Offer letter and status page of responses, for the app's `ready()`."""
    acknowledge(Kind.RESPONSE, response_received)
    show_on_status(
        Kind.RESPONSE,
        StatusOfKind(
            template="intake/response_status.html",
            context=state_of,
            headline=headline,
            steps=steps,
            takes_additions=False,
        ),
    )


def _response(inquiry: Inquiry) -> Response:
    return Response.objects.get(inquiry=inquiry)


def state_of(inquiry: Inquiry) -> dict[str, Any]:
    """Return what the template needs: what was decided."""
    return {"response_state": _response(inquiry).state}


def headline(inquiry: Inquiry) -> str:
    """Return the title of the status page, in the active language."""
    if inquiry.status == Status.WITHDRAWN:
        return _("You have withdrawn your response")
    match _response(inquiry).state:
        case ResponseState.PUBLISHED:
            return _("Your response is on the page")
        case ResponseState.DECLINED:
            return _("Your response is not on the page")
    return _("We have received your response")


def steps(inquiry: Inquiry) -> list[Step]:
    """Return the way of a response, with what is still to come."""
    received = Step(_("Response received"), inquiry.received_at, done=True)
    if inquiry.status == Status.WITHDRAWN:
        return [received, Step(_("Response withdrawn"), inquiry.closed_at, done=True, here=True)]
    response = _response(inquiry)
    decided = response.decided_at
    match response.state:
        case ResponseState.PUBLISHED:
            return [received, Step(_("On the page"), decided, done=True, here=True)]
        case ResponseState.DECLINED:
            return [received, Step(_("Not published"), decided, done=True, here=True)]
    here = Step(received.words, received.at, done=True, here=True)
    return [here, Step(_("Read by us"), None, done=False)]
