"""The admin works without scripts inside its pages, so its content security policy forbids them.

Wagtail 8.0 starts choosers, calendars and rows of forms by `<script>` in the middle of the page,
and has no nonce for them; whatever script an attacker could smuggle into a page of the admin would
run as well. Here an element says what is to be started and with what, and `portal/admin/start.js`
does it as soon as the element is in the page, so a row that is added later starts, too. The same
stands in templates/wagtailadmin/ and templates/wagtail_localize/. When Wagtail needs no such
scripts any more, tests/portal/security/test_inline_scripts.py says that all of it can go.
"""

import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets.chooser import BaseChooser

STATEMENT = re.compile(r"(?:new )?(\w+)\((.*)\);", re.DOTALL)
"""What a chooser's script is: one call, whose arguments are JSON."""

render_with_script = BaseChooser.render
"""Wagtail's own method."""


def render(
    self: BaseChooser,
    name: str,
    value: Any,
    attrs: dict[str, Any],
    renderer: Any = None,  # noqa: ARG001 - Django names it
) -> SafeString:
    """Return a chooser's HTML with an element that starts it.

    Raises ValueError where a chooser is started by something else than one call: it needs an
    element of its own.
    """
    shown = self.get_value_data(value)
    script = self.render_js_init(attrs["id"], name, shown)
    call = STATEMENT.fullmatch(script.strip())
    if call is None:
        raise ValueError(f"{type(self).__name__} is started by {script!r}")
    return format_html(
        '{}<portal-start data-name="{}" data-given="[{}]"></portal-start>',
        SafeString(self.render_html(name, shown, attrs)),
        call[1],
        call[2],
    )


def start_choosers_without_scripts() -> None:
    """Let every chooser of the admin be started by an element."""
    BaseChooser.render = render
