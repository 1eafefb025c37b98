"""What the library adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from resources.admin.access import may_see
from resources.admin.dashboard import FilesAndLinksPanel
from resources.admin.file_report import FileReportView
from resources.admin.import_report import (
    DeleteImportView,
    GoOnView,
    ImportReportView,
    ReportFileView,
    StartImportView,
    UploadedFileView,
)
from resources.admin.imports import ImportsView, TemplateFileView
from resources.admin.link_report import LinkReportView
from resources.admin.mending import WITHDRAWN, mend_link, restore_file, withdraw_file
from resources.admin.resource import ResourceListing
from resources.files.twins import without_twin
from resources.models import ResourcePage
from resources.models.edition import with_documents


@hooks.register("register_admin_viewset")
def register_resources() -> ResourceListing:
    """Give the library a place in the menu."""
    return ResourceListing("resources")


@hooks.register("register_admin_urls")
def files_and_links() -> list[URLPattern]:
    """The two reports, their results alone, and what staff do with one click."""
    files, links = FileReportView, LinkReportView
    return [
        path("reports/files/", files.as_view(), name="resources_file_report"),
        path(
            "reports/files/results/",
            files.as_view(results_only=True),
            name="resources_file_report_results",
        ),
        path("reports/links/", links.as_view(), name="resources_link_report"),
        path(
            "reports/links/results/",
            links.as_view(results_only=True),
            name="resources_link_report_results",
        ),
        path(
            "resource-links/<int:page_id>/<int:link_id>/mend/",
            mend_link,
            name="resources_mend_link",
        ),
        path(
            "resource-files/<int:page_id>/<int:file_id>/restore/",
            restore_file,
            name="resources_restore",
        ),
        path(
            "resource-files/<int:page_id>/<int:file_id>/withdraw/",
            withdraw_file,
            name="resources_withdraw",
        ),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Words for the history."""

    @actions.register_action(WITHDRAWN)
    class WithdrawalFormatter(LogFormatter):
        """Which file."""

        label = gettext_lazy("Withdraw this version")

        def format_message(self, log_entry: Any) -> str:
            """Return the words for one entry."""
            return f"{self.label}: {log_entry.data['file']} ({log_entry.data['number']})"


class ReportMenuItem(MenuItem):
    """Shows for those who may see the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this member of staff works on pages."""
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def files_in_the_menu() -> MenuItem:
    """The report of files."""
    return ReportMenuItem(
        gettext_lazy("Files that need work"),
        reverse("resources_file_report"),
        name="files",
        icon_name="doc-full-inverse",
        order=20,
    )


@hooks.register("register_reports_menu_item")
def links_in_the_menu() -> MenuItem:
    """The report of links."""
    return ReportMenuItem(
        gettext_lazy("Links that need work"),
        reverse("resources_link_report"),
        name="links",
        icon_name="link",
        order=21,
    )


@hooks.register("construct_homepage_panels")
def on_dashboard(_request: HttpRequest, panels: list[Any]) -> None:
    """What one's own resources need."""
    panels.append(FilesAndLinksPanel())


@hooks.register("after_publish_page")
def say_what_needs_a_twin(request: HttpRequest, page: Any) -> None:
    """Tell whoever publishes of editions that shut people out and have nothing beside them."""
    if not isinstance(page, ResourcePage):
        return
    number = len(without_twin(page, with_documents(page)))
    if number:
        messages.warning(
            request,
            ngettext(
                "Published, with something to do: some people cannot read %(number)d edition, and "
                "nothing beside it says the same. See “Files and links”.",
                "Published, with something to do: some people cannot read %(number)d editions, and "
                "nothing beside them says the same. See “Files and links”.",
                number,
            )
            % {"number": number},
            buttons=[
                messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
            ],
        )


@hooks.register("register_admin_urls")
def imports_of_resources() -> list[URLPattern]:
    """Give staff the way from a spreadsheet into the library."""
    top = "resource-imports/"
    one = f"{top}<int:pk>/"
    return [
        path(top, ImportsView.as_view(), name="resource_imports"),
        *(
            path(
                f"{top}template.{ending}",
                TemplateFileView.as_view(ending=ending),
                name=f"resource_template_{ending}",
            )
            for ending in ("csv", "xlsx")
        ),
        path(one, ImportReportView.as_view(), name="resource_import"),
        path(f"{one}start/", StartImportView.as_view(), name="resource_import_start"),
        path(f"{one}go-on/", GoOnView.as_view(), name="resource_import_go_on"),
        path(f"{one}delete/", DeleteImportView.as_view(), name="resource_import_delete"),
        path(f"{one}file/", UploadedFileView.as_view(), name="resource_import_file"),
        path(f"{one}report.csv", ReportFileView.as_view(), name="resource_import_report"),
    ]
