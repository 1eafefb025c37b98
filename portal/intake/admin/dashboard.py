"""What staff see of inquiries when they log in: what is left to do."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from portal.intake.models import Addition, Inquiry, Status
from portal.intake.models.choices import DESK_KINDS, TO_ANSWER
from portal.intake.workdays import end_of_day

from .columns import due, is_late
from .permissions import messages_for
from .quarantine import DAYS, refusals
from .viewset import may_read

SHOWN = 5


class InquiriesPanel(Component):
    """A panel of the dashboard, for those who may read inquiries."""

    name = "inquiries"
    template_name = "intake/admin/dashboard.html"
    order = 90

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """Return the panel, or nothing for those who may not read inquiries."""
        if parent_context is None or not may_read(parent_context["request"].user):
            return ""
        return super().render_html(parent_context)

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return six figures, what comes next, and what was stopped or sent back."""
        user = parent_context["request"].user
        return {
            "request": parent_context["request"],
            "csrf_token": parent_context.get("csrf_token"),
            "figures": _figures(user),
            "next": [(one, due(one), is_late(one)) for one in _next_of(user)],
            "stopped_first": Inquiry.objects.readable_by(user).to_review().first(),
            "refusals": refusals(),
            "refusal_days": DAYS,
        }


def _figures(user: Any) -> list[tuple[str | Promise, int, str, bool]]:
    """Return name, number, address of the list and urgency of each figure; 3 queries."""
    now = timezone.now()
    failed = messages_for(user).failed().count()
    waits = Q(status__in=TO_ANSWER, kind__in=DESK_KINDS)
    readable = Inquiry.objects.readable_by(user)
    waiting = readable.filter(status__in=[*TO_ANSWER, Status.QUARANTINE])
    counts = waiting.aggregate(
        mine=Count("pk", waits & Q(assignee=user)),
        unassigned=Count("pk", waits & Q(assignee=None)),
        overdue=Count("pk", waits & Q(due_at__lt=now)),
        today=Count("pk", waits & Q(due_at__gte=now, due_at__lte=end_of_day(now))),
        quarantine=Count("pk", Q(status=Status.QUARANTINE, verdict="")),
    )
    stopped = counts["quarantine"] + Addition.objects.to_review_in(readable).count()
    inbox = reverse("inquiries:index")
    return [
        (_("Mine"), counts["mine"], f"{inbox}?assignee={user.pk}&due=all", False),
        (_("Unassigned"), counts["unassigned"], f"{inbox}?unassigned=no", False),
        (_("Overdue"), counts["overdue"], f"{inbox}?due=overdue", True),
        (_("Due today"), counts["today"], f"{inbox}?due=today", False),
        (_("Quarantine"), stopped, reverse("inquiries:quarantine"), False),
        (_("Failed mail"), failed, f"{reverse('inquiries:mail')}?state=failed", True),
    ]


def _next_of(user: Any) -> Any:
    """Return what comes next for somebody: theirs and nobody's, what is due first; 1 query."""
    waits = Inquiry.objects.readable_by(user).to_answer()
    theirs = waits.filter(Q(assignee=user) | Q(assignee=None))
    return theirs.order_by("due_at", "received_at")[:SHOWN]
