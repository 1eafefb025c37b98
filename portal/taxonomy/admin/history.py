"""Words for a merge, in the history of the term that stayed."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import LogFormatter

from portal.taxonomy.merging.carrying_out import MERGED


def register_log_actions(actions: Any) -> None:
    """Tell the history how to say it."""

    @actions.register_action(MERGED)
    class MergedFormatter(LogFormatter):
        """Which term went, and on how many pages."""

        label = _("Merge a term into this one")

        def format_message(self, log_entry: Any) -> str:
            """Return the words for one entry."""
            data = log_entry.data
            number = data["public"] + data["unpublished"]
            return ngettext(
                "“%(name)s” (%(slug)s) was merged into it, on %(number)d page",
                "“%(name)s” (%(slug)s) was merged into it, on %(number)d pages",
                number,
            ) % {"name": data["gone"]["name"], "slug": data["gone"]["slug"], "number": number}
