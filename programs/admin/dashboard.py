"""What staff see of webinars when they log in: requests for access services that are open."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count
from django.utils import timezone
from wagtail.admin.ui.components import Component

from portal.intake.models.desk import READING
from programs.models import AccessRequest, WebinarPage
from programs.webinars.versions import ruling_version

SHOWN = 5


class AccessPanel(Component):
    """A panel of the dashboard, while something is left to arrange for a webinar to come."""

    name = "access_requests"
    template_name = "programs/admin/dashboard.html"
    order = 95

    def __init__(self) -> None:
        self._rows_of: dict[Any, list[dict[str, Any]]] = {}

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """Return the panel, or nothing where nothing is left to do for the reader."""
        if parent_context is None:
            return ""
        user = parent_context["request"].user
        if not any(user.has_perm(permission) for permission in READING):
            return ""
        return super().render_html(parent_context) if self._rows(user) else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the webinars with their number of open requests, the next one first."""
        return {"webinars": self._rows(parent_context["request"].user), "now": timezone.now()}

    def _rows(self, user: Any) -> list[dict[str, Any]]:
        # Asked for twice in a request, for which a panel lives.
        if user.pk not in self._rows_of:
            self._rows_of[user.pk] = self._find_rows(user)
        return self._rows_of[user.pk]

    def _find_rows(self, user: Any) -> list[dict[str, Any]]:
        ahead = WebinarPage.objects.upcoming(timezone.now()).filter(cancelled=False).order_by()
        counted = (
            AccessRequest.objects.standing()
            .unsettled()
            .filter(registration__webinar_key__in=ahead.values("translation_key"))
            .order_by()
            .values_list("registration__webinar_key")
            .annotate(number=Count("pk"))
        )
        found = [(ruling_version(key), number) for key, number in counted]
        mine = [
            {"page": page, "number": number}
            for page, number in found
            if page and page.permissions_for_user(user).can_edit()
        ]
        return sorted(mine, key=lambda row: row["page"].starts_at)[:SHOWN]
