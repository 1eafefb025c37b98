"""Mail sent again by one click: one message, or all that failed."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from portal.intake.handling import send_again, send_failed_again
from portal.intake.models import Inquiry, OutboxMessage

from .permissions import messages_for


class SendAgainView(View):
    """Sends one message again, on POST."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        """Have the worker send it at once, and go back to where the button stood."""
        if not policy_registry.get_by_type(Inquiry).user_has_permission(request.user, "change"):
            raise PermissionDenied
        message = get_object_or_404(messages_for(request.user).select_related("inquiry"), pk=pk)
        if may_be_sent(message):
            send_again(message, request.user)
            messages.success(request, _("The message will be sent again now."))
        else:
            messages.warning(request, _("This message stays here: nobody waits for it any more."))
        return redirect(_way_back(request, message))


class SendFailedAgainView(View):
    """Sends everything again that was given up, on POST: after a wrong setting, say."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseRedirect:
        """Have the worker send it at once, and go back to where the button stood."""
        if not policy_registry.get_by_type(Inquiry).user_has_permission(request.user, "change"):
            raise PermissionDenied
        number = send_failed_again(messages_for(request.user), request.user)
        words = ngettext(
            "%(number)d message will be sent again now.",
            "%(number)d messages will be sent again now.",
            number,
        )
        messages.success(request, words % {"number": number})
        return redirect(_way_back(request))


def _way_back(request: HttpRequest, message: OutboxMessage | None = None) -> str:
    """Return where the button stood, if it says so; else the inquiry, or the list of mail."""
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        return back
    if message and message.inquiry_id:
        return reverse("inquiries:edit", args=[message.inquiry_id])
    return reverse("inquiries:mail")


def may_be_sent(message: OutboxMessage) -> bool:
    """Return whether staff can have a message sent: not while it is held as spam or withdrawn."""
    inquiry = message.inquiry
    return inquiry is None or not (inquiry.is_quarantined or inquiry.is_withdrawn)
