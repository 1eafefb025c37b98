"""Puts the actions in all languages into the Wagtail admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from .carrying_out import LOGGED
from .plan import Action
from .views import together

ICONS = {Action.PUBLISH: "upload", Action.UNPUBLISH: "download", Action.DELETE: "bin"}
AFTER_WAGTAILS = 70
"""Wagtail's own actions on a page have priorities up to 65."""


@hooks.register("register_admin_urls")
def register_together() -> list[URLPattern]:
    """Return the address of the three actions."""
    return [
        path("languages/together/<str:action>/<int:page_id>/", together, name="languages_together")
    ]


@hooks.register("register_page_header_buttons")
def offer_together(page: Page, user: Any, *_args: Any, **_kwargs: Any) -> Iterator[Button]:
    """Offer the actions in the menu of a page that has versions in other languages."""
    if page.is_root() or not page.get_translations().exists():
        return
    rights = page.permissions_for_user(user)
    allowed = {
        Action.PUBLISH: rights.can_publish(),
        Action.UNPUBLISH: rights.can_publish(),
        Action.DELETE: rights.can_delete(),
    }
    for number, action in enumerate(Action):
        if allowed[action]:
            yield Button(
                action.label,
                reverse("languages_together", args=[action, page.pk]),
                icon_name=ICONS[action],
                priority=AFTER_WAGTAILS + number,
            )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Words for the history."""
    for action in Action:
        actions.register_action(LOGGED + action)(_formatter(action))


def _formatter(action: Action) -> type[LogFormatter]:
    class TogetherFormatter(LogFormatter):
        """In which languages."""

        label = action.label

        def format_message(self, log_entry: Any) -> str:
            """Return the words for one entry."""
            languages = get_text_list(log_entry.data["languages"], _("and"))
            return f"{self.label}: {languages}"

    return TogetherFormatter
