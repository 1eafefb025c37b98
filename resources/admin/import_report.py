"""The report of one upload, and what can be done from there: import, mend, delete."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.text import get_valid_filename
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from resources.models import ImportState, Outcome, ResourceImport, Result
from resources.transfer.importing import begin_import
from resources.transfer.pages import home_library
from resources.transfer.report import report_rows, shown
from resources.transfer.retention import KEPT
from resources.transfer.tasks import go_on, import_soon
from resources.transfer.writing import csv_lines

from .imports import ImporterMixin, attached

PER_PAGE = 50
AGAIN_IN = 3
"""Seconds after which a report that is still being made is asked for again."""


class StartForm(forms.Form):
    """How the rows are imported."""

    overwrite = forms.BooleanField(
        label=_("Overwrite what was changed on the site"),
        help_text=_("Otherwise those fields stay as they are on the site."),
        required=False,
    )
    publish = forms.BooleanField(
        label=_("Publish at once"),
        help_text=_("Otherwise the pages are saved as drafts, to be looked at first."),
        required=False,
    )

    def __init__(self, *args: Any, may_publish: bool, conflicts: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_publish:
            del self.fields["publish"]
        if not conflicts:
            del self.fields["overwrite"]


class UploadMixin(ImporterMixin):
    """Knows the upload that the address names."""

    kwargs: dict[str, Any]

    @cached_property
    def upload(self) -> ResourceImport:
        """The upload. Raises Http404 for one that the person may not see."""
        return get_object_or_404(self.uploads.select_related("user"), pk=self.kwargs["pk"])

    def own_upload(self) -> ResourceImport:
        """Return the upload of the person: nobody writes in another's name.

        Raises PermissionDenied.
        """
        if self.upload.user_id != self.request.user.pk:
            raise PermissionDenied
        return self.upload

    def start_form(self, data: Any = None) -> StartForm:
        """Return the form with what this person may choose for this upload."""
        library = home_library()
        return StartForm(
            data,
            may_publish=bool(
                library and library.permissions_for_user(self.request.user).can_publish_subpage()
            ),
            conflicts=self.upload.records.to_write().with_outcome([Outcome.CONFLICT]).count(),
        )


class ImportReportView(UploadMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every row of an upload: what would happen, or what happened."""

    template_name = "resources/admin/import_report.html"
    header_icon = "upload"

    def get_page_title(self) -> str:
        """Return the name of the file."""
        return self.upload.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where this page is."""
        return self.path_to(("", self.upload.name))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the report; while it is being made, browsers ask again by themselves."""
        answer = super().get(request, *args, **kwargs)
        if self.upload.is_running and not self.upload.is_broken_off:
            answer["Refresh"] = str(AGAIN_IN)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the figures, the rows that were asked for, and the form."""
        upload = self.upload
        outcomes, results = upload.outcome_counts(), upload.result_counts()
        chosen = self.request.GET.get("show", "")
        records = upload.records.all()
        if chosen in Outcome.values:
            records = records.with_outcome([chosen])
        elif chosen in Result.values:
            records = records.filter(result=chosen)
        else:
            chosen = ""
        page = Paginator(records.select_related("page"), PER_PAGE).get_page(
            self.request.GET.get("p")
        )
        return {
            **super().get_context_data(**kwargs),
            "upload": upload,
            "is_own": upload.user_id == self.request.user.pk,
            "chosen": chosen,
            "figures": _figures(outcomes, Outcome, chosen),
            "results": _figures(results, Result, chosen) if upload.finished_at else [],
            "is_checked": upload.state in (ImportState.CHECKED, ImportState.DONE),
            "to_write": upload.records.to_write().count(),
            "problems": outcomes[Outcome.PROBLEM],
            "again": results[Result.AGAIN],
            "written": results[Result.WRITTEN],
            "total": sum(outcomes.values()),
            "same_file": self._same_file(),
            "form": self.start_form(),
            "rows": [shown(record) for record in page.object_list],
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "days_kept": KEPT.days,
        }

    def _same_file(self) -> ResourceImport | None:
        """Return an earlier upload of the very same bytes that was imported, if there is one."""
        earlier = self.uploads.filter(sha256=self.upload.sha256, state=ImportState.DONE)
        return earlier.filter(pk__lt=self.upload.pk).first()


def _figures(counts: dict[str, int], choices: Any, chosen: str) -> list[dict[str, Any]]:
    return [
        {
            "value": value,
            "label": label,
            "number": counts[value],
            "is_chosen": value == chosen,
        }
        for value, label in choices.choices
        if counts[value] or value in (Outcome.NEW, Outcome.CHANGED, Outcome.PROBLEM)
    ]


class StartImportView(UploadMixin, View):
    """Imports what the report showed."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Begin, once, and lead back to the report."""
        upload = self.own_upload()
        form = self.start_form(request.POST)
        if form.is_valid() and begin_import(
            upload,
            publish=form.cleaned_data.get("publish", False),
            overwrite=form.cleaned_data.get("overwrite", False),
        ):
            import_soon(upload)
            self._tell(upload)
        return redirect("resource_import", pk)

    def _tell(self, upload: ResourceImport) -> None:
        upload.refresh_from_db()
        if upload.state != ImportState.DONE:
            messages.success(
                self.request, gettext("The import has begun. You may leave this page.")
            )
            return
        counts = upload.result_counts()
        words = ngettext(
            "%(number)d resource was imported.",
            "%(number)d resources were imported.",
            counts[Result.WRITTEN],
        )
        messages.success(self.request, words % {"number": counts[Result.WRITTEN]})


class GoOnView(UploadMixin, View):
    """Goes on with a run that broke off."""

    def post(self, _request: HttpRequest, pk: int) -> HttpResponse:
        """Wake the worker once more."""
        upload = self.own_upload()
        if upload.is_broken_off:
            go_on(upload)
        return redirect("resource_import", pk)


class DeleteImportView(UploadMixin, View):
    """Deletes an upload; what was imported stays."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Delete it, unless it is at work."""
        upload = self.own_upload()
        if upload.is_running and not upload.is_broken_off:
            messages.error(request, gettext("It is still being worked on."))
            return redirect("resource_import", upload.pk)
        upload.delete()
        messages.success(request, gettext("The upload was deleted. What was imported stays."))
        return redirect("resource_imports")


class UploadedFileView(UploadMixin, View):
    """The file as it was sent."""

    def get(self, _request: HttpRequest, **_kwargs: Any) -> FileResponse:
        """Give it out, never inside the browser."""
        answer = FileResponse(
            self.upload.file.open("rb"), as_attachment=True, filename=self.upload.name
        )
        answer["Content-Type"] = "application/octet-stream"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


class ReportFileView(UploadMixin, View):
    """The rows with what was found in them, as CSV: to be mended and uploaded again."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        """Give out all rows, or those with problems only."""
        rows = report_rows(self.upload, only_problems=request.GET.get("only") == "problems")
        base = get_valid_filename(self.upload.name.rsplit(".", 1)[0][:60] or "report")
        return attached(StreamingHttpResponse(csv_lines(rows)), f"{base}-report.csv")
