"""Puts report, panel and messages about parity into the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from .access import may_see
from .changes import ChangesView
from .dashboard import ParityPanel
from .editing import say_out_of_date
from .report import ParityReportView


@hooks.register("register_admin_urls")
def parity_addresses() -> list[URLPattern]:
    """The report, its results alone, and the changes of one translation."""
    return [
        path("reports/languages/", ParityReportView.as_view(), name="parity_report"),
        path(
            "reports/languages/results/",
            ParityReportView.as_view(results_only=True),
            name="parity_report_results",
        ),
        path(
            "reports/languages/<int:original>/<str:language>/",
            ChangesView.as_view(),
            name="parity_changes",
        ),
    ]


class ParityMenuItem(MenuItem):
    """Shows for those who may see the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this member of staff works on pages or translations."""
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def parity_in_the_menu() -> MenuItem:
    """The report, first among the reports."""
    return ParityMenuItem(
        _("Languages"), reverse("parity_report"), name="languages", icon_name="globe", order=10
    )


@hooks.register("construct_homepage_panels")
def parity_on_dashboard(_request: HttpRequest, panels: list[Any]) -> None:
    """Counts by language and what comes first."""
    panels.append(ParityPanel())


# Before wagtail-localize's own hook, which answers the request.
@hooks.register("before_edit_page", order=-20)
def parity_in_the_editor(request: HttpRequest, page: Page) -> None:
    """Say at the top of a translation that its source changed."""
    say_out_of_date(request, page)


@hooks.register("register_log_actions")
def parity_log_actions(actions: Any) -> None:
    """Words for what staff did, in the history."""
    actions.register_action(
        "languages.found_right",
        _("Found translation right"),
        _("Found the translation right after the source changed"),
    )
