"""Puts the languages into the Wagtail admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from .parity.admin import hooks as _parity  # noqa: F401 - registers its own
from .publishing.bulk import PublishTogetherBulkAction
from .publishing.door import HELD
from .publishing.editor import publish_from_editor
from .translators import hooks as _translators  # noqa: F401 - registers them

BEFORE_UPSTREAM = -10
"""wagtail-localize answers the same hooks, and the first answer counts."""

AFTER_WAGTAIL = 10


@hooks.register("before_edit_page", order=BEFORE_UPSTREAM)
def publish_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publish a translated page from the translation editor."""
    return publish_from_editor(request, page)


@hooks.register("before_edit_snippet", order=BEFORE_UPSTREAM)
def publish_snippet(request: HttpRequest, snippet: Any) -> HttpResponse | None:
    """Publish a translated snippet from the translation editor."""
    return publish_from_editor(request, snippet)


hooks.register("register_bulk_action", PublishTogetherBulkAction, order=AFTER_WAGTAIL)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Words for what was held back, in the history."""

    @actions.register_action(HELD)
    class HeldFormatter(LogFormatter):
        """Why."""

        label = _("Hold back")

        def format_message(self, log_entry: Any) -> str:
            """Return the words for one entry."""
            return _("Not published at its time: %(reasons)s") % {
                "reasons": " ".join(log_entry.data["reasons"])
            }
