"""Puts the accounts into the Wagtail admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from .second_step.views.others import may_reset


@hooks.register("register_user_listing_buttons")
def reset_in_the_list(user: Any, request_user: Any) -> Iterator[Button]:
    """The way to remove the second step of somebody who lost it."""
    if user.has_second_step and may_reset(request_user, user):
        yield Button(
            gettext("Remove the second step"),
            reverse("second_step_reset", args=[user.pk]),
            icon_name="key",
            priority=40,
        )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Words for what happened to accounts, in the history."""
    added, removed = _("Second step added"), _("Second step removed")
    actions.register_action("accounts.factor_added", added, added)
    actions.register_action("accounts.factor_removed", removed, removed)
    actions.register_action("accounts.factor_renamed", _("Passkey renamed"), _("Passkey renamed"))
    made, reset = _("New recovery codes made"), _("Second step removed for the person")
    actions.register_action("accounts.codes_made", made, made)
    actions.register_action("accounts.factors_reset", reset, reset)
