"""What a member of staff sees after logging in: their own files and links that need work."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from wagtail.admin.ui.components import Component

from portal.library.models import DocumentText
from resources.models import LinkUse, ResourceEdition

from .access import may_see

SHOWN = 5


class FilesAndLinksPanel(Component):
    """A panel of the dashboard; nothing where this person's resources need nothing."""

    name = "files_and_links"
    template_name = "resources/admin/dashboard.html"
    order = 120

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """Return the panel, or nothing for those who have nothing to do here."""
        if parent_context is None or not may_see(parent_context["request"].user):
            return ""
        found = self.get_context_data(parent_context)
        return super().render_html(parent_context) if found["files"] or found["links"] else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return counts and the first of each kind, for pages that this person looks after."""
        user = parent_context["request"].user
        editions = ResourceEdition.objects.filter(
            page__owner=user, page__locale__language_code=settings.LANGUAGE_CODE
        )
        files = DocumentText.objects.needing_work().filter(
            document__in=editions.order_by().values("document")
        )
        uses = LinkUse.objects.needing_work().filter(page__owner=user)
        return {
            "user": user,
            "files": files.count(),
            "links": uses.count(),
            "first_files": files.defer("text").select_related("document")[:SHOWN],
            "first_links": uses.select_related("link", "page")[:SHOWN],
        }
