"""The report of files that need work: what is wrong, what to do, where they are used."""

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from portal.library.models import DocumentText, PortalDocument
from portal.library.reading.problems import Problem, findings
from resources.models import ResourceEdition, ResourcePage

from .access import may_see, owners_of, readable_by


def owners(_request: HttpRequest | None) -> QuerySet[Any]:
    """Return the people who look after resources with a file."""
    return owners_of(ResourcePage.objects.filter(editions__document__isnull=False))


class FileFilterSet(WagtailFilterSet):
    """Filters of the report."""

    owner = django_filters.ModelChoiceFilter(
        label=_("Owner of the page"), queryset=owners, method="by_owner", empty_label=_("All")
    )
    excludes = django_filters.BooleanFilter(
        label=_("Shuts people out"),
        widget=forms.RadioSelect(choices=[("", _("All")), ("true", _("Yes")), ("false", _("No"))]),
    )
    problem = django_filters.ChoiceFilter(
        label=_("What is wrong"),
        choices=Problem.choices,
        method="by_problem",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = DocumentText
        fields: list[str] = []

    def by_owner(self, texts: QuerySet[Any], _name: str, owner: Any) -> QuerySet[Any]:
        """Return the files on resources of one owner, or uploaded by that person."""
        used = ResourceEdition.objects.filter(page__owner=owner).values("document")
        return texts.filter(Q(document__in=used) | Q(document__uploaded_by_user=owner))

    def by_problem(self, texts: QuerySet[Any], _name: str, problem: str) -> QuerySet[Any]:
        """Return the files with one problem; SQLite cannot look into lists of JSON otherwise."""
        return texts.filter(problems__icontains=f'"{problem}"')


class FileColumn(Column):
    """The file, with what is wrong and what to do."""

    cell_template_name = "resources/admin/file_cell.html"


class PagesColumn(Column):
    """The resources on which a file is an edition."""

    cell_template_name = "resources/admin/pages_cell.html"


class FileReportView(ReportView):
    """Files that shut people out come first."""

    model = DocumentText
    page_title = _("Files that need work")
    header_icon = "doc-full-inverse"
    index_url_name = "resources_file_report"
    index_results_url_name = "resources_file_report_results"
    filterset_class = FileFilterSet
    default_ordering = ("-excludes", "document__title", "pk")
    verbose_name_plural = _("files")
    export_filename = "files-that-need-work"
    columns = [
        FileColumn("file", label=_("File")),
        PagesColumn("pages", label=_("On")),
        Column("uploaded", label=_("Uploaded by"), accessor="document.uploaded_by_user"),
    ]
    list_export = ["file", "problems", "pages", "owners"]
    export_headings = {
        "file": _("File"),
        "problems": _("What is wrong"),
        "pages": _("On"),
        "owners": _("Owner of the page"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in whoever works on pages."""
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the files with problems that this member of staff may choose or change."""
        policy = policy_registry.get_by_type(PortalDocument)
        documents = policy.instances_user_has_any_permission_for(
            self.request.user, ["choose", "change", "delete"]
        )
        texts = DocumentText.objects.needing_work().defer("text")
        return texts.filter(document__in=documents.order_by().values("pk")).select_related(
            "document__uploaded_by_user"
        )

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Give each row what was found, and the pages that have the file; one query.

        Only pages that this member of staff may see: titles of drafts elsewhere are not told.
        """
        pages: dict[int, list[ResourcePage]] = {}
        editions = ResourceEdition.objects.filter(
            document__in=[text.pk for text in object_list],
            page__in=readable_by(self.request.user).values("pk"),
            page__locale__language_code=settings.LANGUAGE_CODE,
        )
        for edition in editions.select_related("page__owner"):
            pages.setdefault(edition.document_id, []).append(edition.page)
        for text in object_list:
            text.findings = findings(text)
            text.pages = pages.get(text.pk, [])
        return object_list

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return the cells of one row of the spreadsheet."""
        owners = {str(page.owner) for page in item.pages if page.owner}
        return {
            "file": item.document.title,
            "problems": " ".join(f"{found.words} {found.advice}" for found in item.findings),
            "pages": ", ".join(page.title for page in item.pages),
            "owners": ", ".join(sorted(owners)),
        }
