"""What a member of staff sees of translations after logging in."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count
from django.urls import reverse
from wagtail.admin.ui.components import Component

from portal.languages.parity.languages import locales_for
from portal.languages.parity.models import State, Status

from .access import may_see
from .cells import SIGNS, cell_of

SHOWN = 5


class ParityPanel(Component):
    """A panel of the dashboard: counts for each language, and what comes first."""

    name = "languages"
    template_name = "languages/admin/dashboard.html"
    order = 110

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """Return the panel, or nothing for those who do not work on pages."""
        if parent_context is None or not may_see(parent_context["request"].user):
            return ""
        return super().render_html(parent_context)

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return counts by language, and the five most important things for this person."""
        user = parent_context["request"].user
        locales = locales_for(user)
        states = State.objects.filter(locale__in=locales, original__live=True)
        counts: dict[tuple[int, str], int] = {
            (row["locale"], row["status"]): row["number"]
            for row in states.order_by().values("locale", "status").annotate(number=Count("pk"))
        }
        first = (
            states.to_do().by_urgency().select_related("original__page", "page", "locale")[:SHOWN]
        )
        report = reverse("parity_report")
        return {
            "statuses": [(SIGNS[status], status.label) for status in Status],
            "languages": [
                {
                    "name": locale.get_display_name(),
                    "numbers": [
                        {
                            "number": counts.get((locale.pk, status), 0),
                            "href": f"{report}?language={locale.language_code}&status={status}",
                            "label": status.label,
                        }
                        for status in Status
                    ],
                }
                for locale in locales
            ],
            "first": [
                (state, cell_of(state.original, state, state.locale, user, report))
                for state in first
            ],
            "report_url": report,
        }
