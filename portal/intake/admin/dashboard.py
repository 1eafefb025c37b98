"""What staff see of inquiries when they log in: what is new, and mail that did not go out."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from portal.intake.models import Inquiry, OutboxMessage

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
        """Return the newest inquiries, the failed mail and the message that has waited longest."""
        new = Inquiry.objects.new()
        failed = OutboxMessage.objects.failed().select_related("inquiry")
        return {
            "request": parent_context["request"],
            "csrf_token": parent_context.get("csrf_token"),
            "new_count": new.count(),
            "newest": new.order_by("received_at")[:SHOWN],
            "quarantine_count": Inquiry.objects.in_quarantine().count(),
            "failed": failed[:SHOWN],
            "failed_count": failed.count(),
            "oldest": OutboxMessage.objects.oldest_unsent(),
        }
