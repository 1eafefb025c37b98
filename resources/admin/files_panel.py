"""What staff see beside the editions of a resource: what is wrong, and earlier files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.admin.panels import Panel

from portal.library.reading.problems import Finding, findings
from resources.files.twins import without_twin
from resources.models.edition import with_documents
from resources.models.edition_file import EditionFile
from resources.models.link import Link

if TYPE_CHECKING:
    from resources.models.edition import ResourceEdition


@dataclass(frozen=True)
class Row:
    """An edition with what is known of its file or address."""

    edition: ResourceEdition
    state: str
    findings: list[Finding]
    needs_twin: bool
    link: Link | None
    earlier: list[EditionFile]


class FilesPanel(Panel):
    """A part of the editor that only tells: of files, links and what they need."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "resources/admin/files_panel.html"

        def is_shown(self) -> bool:
            """Only on pages that exist; before, there is nothing to tell."""
            return bool(self.instance.pk)

        def get_context_data(
            self, parent_context: Mapping[str, Any] | None = None
        ) -> dict[str, Any]:
            """Add the editions as the draft has them, and links of the published text."""
            context: dict[str, Any] = super().get_context_data(parent_context) or {}
            page = self.instance
            editions = [edition for edition in with_documents(page) if edition.pk]
            links = Link.objects.filter(uses__page=page)
            by_url = {link.url: link for link in links}
            urls = {edition.url for edition in editions if edition.url}
            return {
                **context,
                "page": page,
                "may_withdraw": page.permissions_for_user(self.request.user).can_publish(),
                "rows": rows_of(page, editions, by_url),
                "links": [link for link in links.needing_work() if link.url not in urls],
            }


def rows_of(page: Any, editions: list[ResourceEdition], links: dict[str, Link]) -> list[Row]:
    """Return what is known of each edition; two queries beside those for documents."""
    shut = without_twin(page, editions)
    earlier: dict[str, list[EditionFile]] = {}
    for file in EditionFile.objects.of_resource(page.translation_key).exclude(until=None):
        earlier.setdefault(file.edition_key, []).append(file)
    rows = []
    for edition in editions:
        reading = getattr(edition.document, "reading", None)
        rows.append(
            Row(
                edition,
                reading.get_state_display() if reading else "",
                findings(reading) if reading else [],
                edition in shut,
                links.get(edition.url),
                earlier.get(edition.key, []),
            )
        )
    return rows
