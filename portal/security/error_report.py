"""The mail that administrators get about an error: what and where, nothing about whom."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.debug import ExceptionReporter

from .discretion import discreet, where_it_happened


class DiscreetReporter(ExceptionReporter):
    """Leaves out request data, cookies, settings and local variables altogether.

    Django's own reporter hides what is named like a password. Names, letters and addresses of
    people are named like anything.
    """

    def get_traceback_text(self) -> SafeString:
        """Return method, path and the lines that the exception passed."""
        return mark_safe(self._report())

    def get_traceback_html(self) -> SafeString:
        """Return the same as HTML: there is nothing to fold away."""
        return format_html("<pre>{}</pre>", self._report())

    def get_traceback_data(self) -> dict[str, Any]:
        """Return nothing for templates to show."""
        return {}

    def _report(self) -> str:
        lines = []
        if self.request is not None:
            lines.append(f"{self.request.method} {discreet(self.request.path)}")
        if isinstance(self.exc_value, BaseException):
            lines.append(where_it_happened(self.exc_value))
        return "\n\n".join(lines)
