"""Puts the schedule into the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin.page import MAY_SEE, JobsPanel, JobsView


@hooks.register("register_admin_urls")
def jobs_address() -> list[URLPattern]:
    """The page of all jobs."""
    return [path("reports/jobs/", JobsView.as_view(), name="scheduled_jobs")]


class JobsMenuItem(MenuItem):
    """Shows for those who look after the server."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this member of staff may see the page."""
        return bool(request.user.has_perm(MAY_SEE))


@hooks.register("register_reports_menu_item")
def jobs_in_the_menu() -> MenuItem:
    """Scheduled jobs, last among the reports."""
    address = reverse("scheduled_jobs")
    return JobsMenuItem(
        _("Scheduled jobs"), address, name="scheduled-jobs", icon_name="time", order=900
    )


@hooks.register("construct_homepage_panels")
def jobs_on_dashboard(_request: HttpRequest, panels: list[Any]) -> None:
    """A warning while a job needs a look."""
    panels.append(JobsPanel())
