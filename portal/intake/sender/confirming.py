"""Whoever is only in doubt is asked on the receipt: one click sends the message on.

A script that fills in forms does not read the answer, and a person does not wait for staff. Nothing
is learned from the click, and staff who call the message spam all the same are heard.
"""

from http import HTTPStatus

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log

from portal.intake.handling.status import send_what_was_held
from portal.intake.models import Inquiry, Status
from portal.intake.pages import SeeOther, unconfirmed

from .privately import for_the_sender
from .status import is_asked, show_status


def confirm(inquiry: Inquiry) -> None:
    """Take an inquiry out of quarantine because its sender asks for it, and send its mail.

    Does nothing to one whose sender is not asked, or is no more.
    """
    with transaction.atomic():
        inquiry = Inquiry.objects.held().get(pk=inquiry.pk)
        if not is_asked(inquiry):
            return
        inquiry.status = Status.NEW
        inquiry.save(update_fields=["status"])
        send_what_was_held(inquiry)
        log(inquiry, "intake.confirmed")


@require_http_methods(["GET", "HEAD", "POST"])
def confirming(request: HttpRequest, token: str) -> HttpResponse:
    """Send it on after a POST, once, and lead back to the receipt, which asks."""
    inquiry = get_object_or_404(Inquiry.objects.with_receipt(), token=token)
    if getattr(request, "intake_refused", False):
        page = show_status(request, inquiry, refusal=unconfirmed())
        page.status_code = HTTPStatus.FORBIDDEN
        return page
    if request.method == "POST":
        confirm(inquiry)
    return for_the_sender(SeeOther(inquiry.receipt_path), form=True)
