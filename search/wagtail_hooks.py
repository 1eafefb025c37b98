"""Puts search into the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from .admin.promotion import PromotionViewSet
from .admin.question import UnansweredQuestionView
from .admin.report import UnansweredReportView, policy

register_snippet(PromotionViewSet)


@hooks.register("register_admin_urls")
def unanswered_addresses() -> list[URLPattern]:
    """The report of unanswered questions, its results alone, and one question."""
    report = UnansweredReportView
    return [
        path("reports/unanswered/", report.as_view(), name="unanswered_report"),
        path(
            "reports/unanswered/results/",
            report.as_view(results_only=True),
            name="unanswered_report_results",
        ),
        path(
            "reports/unanswered/<int:pk>/",
            UnansweredQuestionView.as_view(),
            name="unanswered_question",
        ),
    ]


class UnansweredMenuItem(MenuItem):
    """Shows for those who may see the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this member of staff may see it."""
        return policy.user_has_permission(request.user, "view")


@hooks.register("register_reports_menu_item")
def unanswered_in_the_menu() -> MenuItem:
    """Searches without an answer, among the reports."""
    return UnansweredMenuItem(
        _("Searches without an answer"),
        reverse("unanswered_report"),
        name="unanswered-searches",
        icon_name="search",
        order=30,
    )
