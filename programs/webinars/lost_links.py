"""Somebody who registered has lost the mail that says how to join: it is sent once more.

Nobody learns who is registered: the answer is the same for every address and takes as long, for the
request only queues the work. One address gets a few such mails an hour, as for every
acknowledgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from portal.intake.models import Inquiry
from portal.intake.outbox.letters import acknowledged_often
from portal.intake.pages import SeeOther, keep_private
from programs.models.webinar_registration import WebinarRegistration

from .letters import send_again

SENT = "sent"
"""Says in the address that a form was sent, so that reloading sends nothing again."""


class LostLinkForm(forms.Form):
    """Asks for the address that somebody registered with."""

    required_css_class = "required"

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("The one that you registered with."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Please answer this.")},
    )


def ask_for_link(
    request: HttpRequest, keys: Iterable[UUID], context: dict[str, Any]
) -> HttpResponse:
    """Show the form; for what was sent, mail it to that address if it has a place at one of them.

    `keys` are the translation keys of the webinars. A request that failed the check against forged
    ones shows the form again with what was typed.
    """
    is_refused = getattr(request, "intake_refused", False)
    form = LostLinkForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_bound and form.is_valid():
        if not is_refused:
            ask_worker(keys, form.cleaned_data["email"])
            return keep_private(SeeOther(f"{request.path}?{SENT}=yes"))
        form.add_error(None, _("Nothing was sent yet. Please send it once more."))
    context |= {"lost_link_form": form, "is_sent": SENT in request.GET and not form.is_bound}
    response = TemplateResponse(request, "programs/webinar_lost_link.html", context)
    if form.is_bound:
        response.status_code = (
            HTTPStatus.FORBIDDEN if is_refused else HTTPStatus.UNPROCESSABLE_ENTITY
        )
    return keep_private(response)


def ask_worker(keys: Iterable[UUID], address: str) -> None:
    """Queue the mail to an address for these webinars; a task is queued for an unknown one too.

    The task holds the numbers of submissions and no address, so that the queue tells of nobody.
    """
    found = WebinarRegistration.objects.filter(webinar_key__in=keys, repeats=None)
    known = found.of_address(address).to_write_to().order_by("inquiry_id")
    mail_confirmations.enqueue(list(known.values_list("inquiry_id", flat=True).distinct()))


@task()
def mail_confirmations(keys: list[int]) -> int:
    """Mail the confirmations of submissions with these numbers again; return how many."""
    with transaction.atomic():
        inquiries = list(Inquiry.objects.filter(pk__in=keys).order_by("pk"))
        if not inquiries or acknowledged_often(inquiries[0].sender_email):
            return 0
        for inquiry in inquiries:
            send_again(inquiry)
    return len(inquiries)
