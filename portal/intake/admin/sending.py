"""One message, sent again by one click."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from portal.intake.handling import send_again
from portal.intake.models import Inquiry, OutboxMessage

from .permissions import messages_for


class SendAgainView(View):
    """Sends one message again, on POST."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        """Have the worker send it at once and go back to the inquiry."""
        if not policy_registry.get_by_type(Inquiry).user_has_permission(request.user, "change"):
            raise PermissionDenied
        message = get_object_or_404(messages_for(request.user).select_related("inquiry"), pk=pk)
        if may_be_sent(message):
            send_again(message, request.user)
            messages.success(request, _("The message will be sent again now."))
        else:
            messages.warning(request, _("This message stays here: nobody waits for it any more."))
        if message.inquiry_id is None:
            return redirect(reverse("wagtailadmin_home"))
        return redirect(reverse("inquiries:edit", args=[message.inquiry_id]))


def may_be_sent(message: OutboxMessage) -> bool:
    """Return whether staff can have a message sent: not while it is held as spam or withdrawn."""
    inquiry = message.inquiry
    return inquiry is None or not (inquiry.is_quarantined or inquiry.is_withdrawn)
