"""What programs add to the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from programs.admin import ProgramsGroup
from programs.admin.registration import RegistrationsView


@hooks.register("register_admin_viewset")
def register_programs() -> ProgramsGroup:
    """Give programs a place in the menu."""
    return ProgramsGroup()


@hooks.register("register_admin_urls")
def registrations() -> list[URLPattern]:
    """Give staff the people who registered for a webinar."""
    return [
        path(
            "webinars/<int:page_id>/registrations/",
            RegistrationsView.as_view(),
            name="webinar_registrations",
        ),
        path(
            "webinars/<int:page_id>/registrations/results/",
            RegistrationsView.as_view(results_only=True),
            name="webinar_registrations_results",
        ),
    ]
