"""For views that give out lists of people: each download leaves a trace."""

from typing import Any

from django.http import HttpResponse

from portal.intake.models import AccessEntry, Look


class NotesDownloads:
    """Mixin before Wagtail's ReportView or IndexView."""

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        """Note who downloads how many rows, and return the file."""
        AccessEntry.objects.note(self.request.user, Look.EXPORTED, number=len(queryset))  # type: ignore[attr-defined]  # a mixin
        return super().as_spreadsheet(queryset, spreadsheet_format)  # type: ignore[misc]  # a mixin
