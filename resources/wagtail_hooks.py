"""What the library adds to the admin."""

from django.urls import URLPattern, path, re_path
from wagtail import hooks

from resources.admin.import_report import (
    DeleteImportView,
    GoOnView,
    ImportReportView,
    ReportFileView,
    StartImportView,
    UploadedFileView,
)
from resources.admin.imports import ImportsView, TemplateFileView
from resources.admin.resource import ResourceListing


@hooks.register("register_admin_viewset")
def register_resources() -> ResourceListing:
    """Give the library a place in the menu."""
    return ResourceListing("resources")


@hooks.register("register_admin_urls")
def imports_of_resources() -> list[URLPattern]:
    """Give staff the way from a spreadsheet into the library."""
    top = "resource-imports/"
    one = f"{top}<int:pk>/"
    return [
        path(top, ImportsView.as_view(), name="resource_imports"),
        re_path(
            rf"^{top}template\.(?P<ending>csv|xlsx)$",
            TemplateFileView.as_view(),
            name="resource_template",
        ),
        path(one, ImportReportView.as_view(), name="resource_import"),
        path(f"{one}start/", StartImportView.as_view(), name="resource_import_start"),
        path(f"{one}go-on/", GoOnView.as_view(), name="resource_import_go_on"),
        path(f"{one}delete/", DeleteImportView.as_view(), name="resource_import_delete"),
        path(f"{one}file/", UploadedFileView.as_view(), name="resource_import_file"),
        path(f"{one}report.csv", ReportFileView.as_view(), name="resource_import_report"),
    ]
