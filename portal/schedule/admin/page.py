"""The page of all jobs, and the warning on the dashboard."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.schedule.standing import standings

MAY_SEE = "schedule.view_jobrun"


class JobsView(WagtailAdminTemplateMixin, TemplateView):
    """What the portal does by itself, when it last did, and how that went."""

    template_name = "schedule/admin/jobs.html"
    page_title = _("Scheduled jobs")
    header_icon = "time"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in those who look after the server."""
        if not request.user.has_perm(MAY_SEE):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Say where one is."""
        return [*self.breadcrumbs_items, {"url": "", "label": gettext("Scheduled jobs")}]

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add the jobs."""
        lines = standings()
        return {
            **super().get_context_data(**options),
            "lines": lines,
            "none_ever_ran": all(line.run.begun_at is None for line in lines),
        }


class JobsPanel(Component):
    """Shows on the dashboard only when a job needs a look, to those who look after the server."""

    name = "jobs"
    template_name = "schedule/admin/panel.html"
    order = 20

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """Return the warning, or nothing where there is none or others look."""
        if parent_context is None or not parent_context["request"].user.has_perm(MAY_SEE):
            return ""
        self.lines = [line for line in standings() if line.needs_a_look]
        return super().render_html(parent_context) if self.lines else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG002 - Wagtail's component
        """Return the jobs in question."""
        return {"lines": self.lines}
