"""Imports in the admin: who may, the page with the uploads, and the template."""

import tempfile
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from resources.models import ResourceImport
from resources.models.transfer import ResourceImportQuerySet
from resources.transfer.pages import home_library
from resources.transfer.reading import ENDINGS, refuse_size
from resources.transfer.sheet import MOST_BYTES, MOST_ROWS, RefusedSheetError
from resources.transfer.tasks import check_soon
from resources.transfer.template import template_rows, write_template
from resources.transfer.uploading import keep_upload
from resources.transfer.writing import CSV_TYPE, XLSX_TYPE, csv_lines

SHOWN = 20
"""Earlier uploads on the page."""


def may_import(user: Any) -> bool:
    """Return whether a member of staff may add pages to the library, or change its own page."""
    library = home_library()
    if library is None:
        return False
    tester = library.permissions_for_user(user)
    return bool(tester.can_add_subpage() or tester.can_edit())


class ImporterMixin:
    """Lets in who may import, and finds the uploads that they may see."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied for everybody else."""
        if not may_import(request.user):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a mixin
        return answer

    @cached_property
    def uploads(self) -> ResourceImportQuerySet:
        """The uploads that the person may see."""
        return ResourceImport.objects.seen_by(self.request.user)

    @staticmethod
    def path_to(*steps: tuple[str, str]) -> list[dict[str, Any]]:
        """Return the breadcrumbs down to imports, and further `steps` of address and words."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("resources:index"), "label": _("Resources")},
            {"url": reverse("resource_imports"), "label": _("Import")},
            *({"url": url, "label": label} for url, label in steps),
        ]


class UploadForm(forms.Form):
    """A file to be checked."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("CSV or Excel (.xlsx). It is checked first; nothing is written yet."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("The file is empty."),
        },
    )

    def clean_file(self) -> Any:
        """Refuse a file that is too large. Raises ValidationError."""
        file = self.cleaned_data["file"]
        try:
            refuse_size(file.size)
        except RefusedSheetError as error:
            raise forms.ValidationError(str(error)) from error
        return file


class ImportsView(ImporterMixin, WagtailAdminTemplateMixin, TemplateView):
    """A form to upload a spreadsheet, the templates, and earlier uploads."""

    template_name = "resources/admin/imports.html"
    page_title = _("Import resources")
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where this page is."""
        return self.path_to()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form and the uploads."""
        context = super().get_context_data(**kwargs)
        context.setdefault("form", UploadForm())
        return {
            **context,
            "uploads": self.uploads.select_related("user")[:SHOWN],
            "most_rows": MOST_ROWS,
            "most_megabytes": MOST_BYTES // 1024 // 1024,
            "endings": ENDINGS,
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the file, check it, and lead to the report."""
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        file = form.cleaned_data["file"]
        upload = keep_upload(file.name or "upload", file.read(), request.user)
        check_soon(upload)
        return redirect("resource_import", upload.pk)


class TemplateFileView(ImporterMixin, View):
    """The empty sheet as a file of one kind."""

    ending = "csv"

    def get(self, _request: HttpRequest) -> HttpResponseBase:
        """Give out the template."""
        name = f"{slugify(str(_('resources'))) or 'resources'}.{self.ending}"
        if self.ending == "csv":
            return attached(StreamingHttpResponse(csv_lines(template_rows())), name)
        file = tempfile.TemporaryFile()  # noqa: SIM115  # FileResponse closes it
        write_template(file)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX_TYPE)


def attached(answer: StreamingHttpResponse, name: str) -> StreamingHttpResponse:
    """Return an answer as a CSV file to be kept under a name."""
    answer["Content-Type"] = CSV_TYPE
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
