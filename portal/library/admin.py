"""The list of documents in the admin."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import IndexView


def language_of(document: Any) -> str:
    """Return the name of a document's language, or an empty text."""
    return document.language_shown.name if document.language_shown else ""


class DocumentIndexView(IndexView):
    """Wagtail's list with language, pages and size."""

    @cached_property
    def columns(self) -> list[Column]:
        """Wagtail's columns, with ours after the name of the file."""
        ours = [
            Column("language", accessor=language_of, label=_("Language"), sort_key="language"),
            Column("pages", label=_("Pages"), sort_key="pages"),
        ]
        theirs = super().columns
        return [*theirs[:3], *ours, *theirs[3:]]
