"""The page on which a sender adds something."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.intake.defence.looking import arrival_of
from portal.intake.defence.refusing import count_refusal, seconds_until
from portal.intake.fixed_questions import FixedQuestion
from portal.intake.forms import IntakeForm
from portal.intake.models import Inquiry, Refusal
from portal.intake.pages import SeeOther, refuse, too_many, unconfirmed
from portal.intake.submission import Refused

from .additions import TEXT, AlreadyAdded, add, may_be_added_to
from .privately import for_the_sender


class AdditionForm(IntakeForm):
    """The same form as every other: with its ticket, its trap and its limits."""

    def __init__(self, request: HttpRequest) -> None:
        question = FixedQuestion(
            TEXT,
            _("What would you like to add?"),
            field_type="multiline",
            help_text=_("Please do not send details about anyone's health."),
        )
        data = request.POST if request.method == "POST" else None
        super().__init__(data, questions=[question])


@require_http_methods(["GET", "HEAD", "POST"])
def adding(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form; take what was sent; show it again with everything typed if it is wrong."""
    inquiry = get_object_or_404(Inquiry.objects.with_receipt(), token=token)
    if not may_be_added_to(inquiry):
        raise Http404
    form = AdditionForm(request)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if getattr(request, "intake_refused", False):
            status = HTTPStatus.FORBIDDEN
            refuse(form, unconfirmed())
            count_refusal(Refusal.UNCONFIRMED)
        elif _taken(inquiry, form, request):
            return for_the_sender(SeeOther(inquiry.receipt_path), form=True)
        elif form.arrival.pace.again_at:
            status = HTTPStatus.TOO_MANY_REQUESTS
            count_refusal(Refusal.PACE)
        else:
            count_refusal(Refusal.MISTAKES)
    context = {"inquiry": inquiry, "form": form}
    page = render(request, "intake/adding.html", context, status=status)
    if again_at := form.arrival.pace.again_at:
        page["Retry-After"] = str(seconds_until(again_at))
    return for_the_sender(page, form=True)


def _taken(inquiry: Inquiry, form: AdditionForm, request: HttpRequest) -> bool:
    if not form.is_valid():
        return False
    form.arrival = arrival_of(request, form.valid_ticket)
    if form.arrival.pace.again_at:
        refuse(form, too_many(form.arrival.pace.again_at))
        return False
    try:
        add(inquiry, form)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    except AlreadyAdded:
        form.reissue_ticket()
        form.add_error(
            None,
            _(
                "You have already sent this form once. What you changed since then is not sent "
                "yet. Send it again if we should have it."
            ),
        )
    else:
        return True
    return False
