"""Puts the rights of translators into the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from .handing_over import hand_over
from .pages import PortalPagePermissionPolicy
from .standing import is_translator_only
from .views import SubmitPageView, SubmitSnippetView, UpdateView

register_permission_policy(Page, PortalPagePermissionPolicy(Page))

THEIR_REPORTS = ("parity_report", "wagtail_localize:translations_report")
"""The addresses of the reports that translators see, by name."""


@hooks.register("register_admin_urls", order=-1)
def register_views_with_own_languages() -> list[URLPattern]:
    """Return upstream's addresses with our views. They come first, so upstream's are not reached.

    The guard knows them by the same names as upstream's.
    """
    return [
        path(
            "localize/submit/page/<int:page_id>/",
            SubmitPageView.as_view(),
            name="submit_page_translation",
        ),
        path(
            "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
            SubmitSnippetView.as_view(),
            name="submit_snippet_translation",
        ),
        path(
            "localize/update/<int:translation_source_id>/",
            UpdateView.as_view(),
            name="update_translations",
        ),
        path(
            "languages/hand-over/<int:translation_id>/",
            hand_over,
            name="hand_over_translation",
        ),
    ]


@hooks.register("construct_reports_menu")
def leave_translators_their_report(request: HttpRequest, items: list[Any]) -> None:
    """Show translators the reports about translations only."""
    theirs = tuple(reverse(name) for name in THEIR_REPORTS)
    if is_translator_only(request.user):
        items[:] = [item for item in items if item.url.startswith(theirs)]
