"""What programs add to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from programs.admin import ProgramsGroup
from programs.admin.access import AccessRequestsView
from programs.admin.dashboard import AccessPanel
from programs.admin.people import AttendanceView, RegistrationsView
from programs.admin.recording import RecordingView


@hooks.register("register_admin_viewset")
def register_programs() -> ProgramsGroup:
    """Give programs a place in the menu."""
    return ProgramsGroup()


@hooks.register("register_admin_urls")
def people_of_webinars() -> list[URLPattern]:
    """Give staff the people who registered for a webinar, and what they do for them."""
    webinar = "webinars/<int:page_id>/"
    people = f"{webinar}registrations/"
    return [
        path(people, RegistrationsView.as_view(), name="webinar_registrations"),
        path(
            f"{people}results/",
            RegistrationsView.as_view(results_only=True),
            name="webinar_registrations_results",
        ),
        path(f"{people}attendance/", AttendanceView.as_view(), name="webinar_attendance"),
        path(f"{webinar}access/", AccessRequestsView.as_view(), name="webinar_access"),
        path(
            "webinars/<int:page_id>/recording/", RecordingView.as_view(), name="webinar_recording"
        ),
    ]


@hooks.register("construct_homepage_panels")
def access_on_dashboard(_request: HttpRequest, panels: list[Any]) -> None:
    """Requests for access services that are open, on the dashboard."""
    panels.append(AccessPanel())


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Words for what staff did with the people of a webinar, in the page's history."""
    actions.register_action("programs.attendance", _("Attendance"), _("Attendance saved"))
    actions.register_action(
        "programs.access", _("Access services"), _("State of a request for an access service saved")
    )
    actions.register_action(
        "programs.recording", _("Send the recording"), _("Recording sent to those who registered")
    )
