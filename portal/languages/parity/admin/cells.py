"""One cell of the report: a status in a word and a sign, how far it is, and a way to the work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column
from wagtail.models import Locale

from portal.languages.parity.models import Original, State, Status

from .access import changes_url, work_url

SIGNS = {
    Status.MISSING: "○",
    Status.IN_PROGRESS: "◐",
    Status.READY: "◕",
    Status.OUT_OF_DATE: "△",
    Status.PUBLISHED: "✓",
}
"""Beside the word, so that nobody has to tell colors apart."""


@dataclass(frozen=True)
class Cell:
    """How one original stands in one language."""

    status: Status
    language: str
    percent: int | None
    changes: int
    unreviewed: int
    since: datetime | None
    href: str
    changes_href: str

    @property
    def sign(self) -> str:
        """The sign of the status."""
        return SIGNS[self.status]

    @property
    def words(self) -> str:
        """What is known beyond the status."""
        said = []
        if self.status == Status.OUT_OF_DATE:
            said.append(
                ngettext("%(number)s piece changed", "%(number)s pieces changed", self.changes)
                % {"number": self.changes}
            )
        if self.percent is not None and self.percent < 100:
            said.append(_("%(percent)s%% translated") % {"percent": self.percent})
        if self.unreviewed:
            said.append(
                ngettext(
                    "%(number)s machine translation to approve",
                    "%(number)s machine translations to approve",
                    self.unreviewed,
                )
                % {"number": self.unreviewed}
            )
        return ", ".join(said)


def cell_of(original: Original, state: State | None, locale: Locale, user: Any, back: str) -> Cell:
    """Return the cell of an original in a language. No query if the state's page was read."""
    known = state or State(original=original, locale=locale)
    status = Status(known.status)
    out_of_date = status == Status.OUT_OF_DATE
    return Cell(
        status=status,
        language=locale.get_display_name(),
        percent=known.percent,
        changes=known.changes,
        unreviewed=known.unreviewed,
        since=known.since if state else None,
        href=work_url(original, known, locale, user, back),
        changes_href=changes_url(known, locale) if out_of_date else "",
    )


class TitleColumn(Column):
    """The original's title and kind, with a link to its editor."""

    cell_template_name = "languages/admin/title_cell.html"


class StateColumn(Column):
    """One language."""

    cell_template_name = "languages/admin/state_cell.html"

    def get_cell_context_data(
        self, instance: Any, parent_context: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Add the cell that the report made for this row and language."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "title": instance.title, "cell": instance.cells.get(self.name)}
