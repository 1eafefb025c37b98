"""One act on several inquiries. A new one is a subclass, registered in wagtail_hooks.py:

class ReleaseInquiries(InquiryBulkAction):
    display_name = _("Release")
    aria_label = _("Release the selected inquiries")
    action_type = "release"
    question = _("Release these inquiries?")

    def act(self, inquiry: Inquiry) -> None:    # raises ValidationError or MayNotRead
        change_status(inquiry, Status.NEW, self.request.user)

hooks.register("register_bulk_action", ReleaseInquiries)
"""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.permissions import policy_registry

from portal.intake.handling import MayNotRead
from portal.intake.models import Inquiry

MOST = 500
"""Inquiries in one request; the list shows fewer on a page."""


@dataclass
class Done:
    """What came of it: how many were acted on, and why others were not, by reference."""

    number: int = 0
    refused: dict[str, str] = field(default_factory=dict)


class InquiryBulkAction(BulkAction):
    """Asks first, then acts on each inquiry that may be changed; others are left alone.

    What one may not read is not found at all, so that its existence is not told.
    """

    models = [Inquiry]
    template_name = "intake/admin/bulk/confirm.html"
    question: str | Promise = ""
    """What the page asks before it acts."""
    button: str | Promise = _("Yes")
    warning: str | Promise = ""
    """What to know before one says yes."""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in those who may change inquiries at all."""
        if not policy_registry.get_by_type(Inquiry).user_has_permission(request.user, "change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def act(self, inquiry: Inquiry) -> None:
        """Do it to one inquiry. When it raises ValidationError or MayNotRead nothing is done."""
        raise NotImplementedError

    def check_perm(self, obj: Inquiry) -> bool:
        """Return whether this one may be changed."""
        policy = policy_registry.get_by_type(Inquiry)
        return policy.user_has_permission_for_instance(self.request.user, "change", obj)

    def get_actionable_objects(self) -> tuple[list[Inquiry], dict[str, list[Inquiry]]]:
        """Return the chosen inquiries that may be changed, and those that may only be read.

        "All of the list" is not offered: it would act on what nobody has looked at.
        """
        chosen = {int(pk) for pk in self.request.GET.getlist("id") if pk.isdecimal()}
        found = Inquiry.objects.readable_by(self.request.user).filter(pk__in=sorted(chosen)[:MOST])
        may: list[Inquiry] = []
        may_not: list[Inquiry] = []
        for inquiry in found.order_by("received_at", "pk"):
            (may if self.check_perm(inquiry) else may_not).append(inquiry)
        return may, {"items_with_no_access": may_not}

    def object_context(self, obj: Inquiry) -> dict[str, Any]:
        """Return what the page shows of one inquiry."""
        return {"item": obj, "edit_url": reverse("inquiries:edit", args=[obj.pk])}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Add the words of this act."""
        return super().get_context_data(
            **context,
            heading=self.display_name,
            question=self.question,
            button=self.button,
            warning=self.warning,
        )

    def get_execution_context(self) -> dict[str, Any]:
        """Hand the action itself to `execute_action`, which is a class method."""
        return {"action": self}

    @classmethod
    def execute_action(cls, objects: list[Inquiry], **context: Any) -> tuple[int, int]:
        """Act on each inquiry as it is in the database now; return how many were acted on."""
        action: InquiryBulkAction = context["action"]
        action.done = Done()
        # All at first, in the order in which everybody locks them and before anything is learned,
        # so that two colleagues never deadlock. Some may be gone: their day came meanwhile.
        chosen = Inquiry.objects.filter(pk__in=[inquiry.pk for inquiry in objects])
        for inquiry in list(chosen.held().order_by("pk")):
            try:
                with transaction.atomic():
                    action.act(inquiry)
            except (ValidationError, MayNotRead) as refusal:
                action.done.refused[inquiry.reference] = _words(refusal)
            else:
                action.done.number += 1
        return action.done.number, 0

    def get_success_message(self, number: int, _children: int) -> str | None:
        """Say how many were done; and warn of those that were not, with the reason."""
        for reference, why in self.done.refused.items():
            messages.warning(self.request, f"{reference}: {why}")
        if not number:
            return None
        words = ngettext("%(number)d inquiry saved.", "%(number)d inquiries saved.", number)
        return words % {"number": number}

    done: Done


def _words(refusal: ValidationError | MayNotRead) -> str:
    return " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
