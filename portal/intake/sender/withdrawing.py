"""The page on which a sender confirms that an inquiry is withdrawn.

Never on GET: mail programs and scanners open links by themselves.
"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from portal.intake.models import Inquiry
from portal.intake.pages import SeeOther, unconfirmed

from .privately import for_the_sender
from .withdrawal import deletion_day, may_be_withdrawn, withdraw


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawing(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for confirmation; withdraw on POST, once; then lead back to the status page."""
    inquiry = get_object_or_404(Inquiry.objects.with_receipt(), token=token)
    refused = getattr(request, "intake_refused", False)
    if request.method == "POST" and not refused:
        withdraw(inquiry)
        return for_the_sender(SeeOther(inquiry.receipt_path), form=True)
    if not may_be_withdrawn(inquiry):
        return for_the_sender(SeeOther(inquiry.receipt_path), form=True)
    context = {
        "inquiry": inquiry,
        "deletion_day": deletion_day(inquiry),
        "refusal": unconfirmed() if refused else "",
    }
    status = HTTPStatus.FORBIDDEN if refused else HTTPStatus.OK
    page = render(request, "intake/withdrawing.html", context, status=status)
    return for_the_sender(page, form=True)
