"""Does in all languages what a plan says: all of it or nothing."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import LogContext, log
from wagtail.models import Page

from .plan import Action, Plan

LOGGED = "languages.together."
"""How the entries in the history begin; the action follows."""


@transaction.atomic
def carry_out(plan: Plan, user: Any, include_descendants: bool = False) -> list[Page]:
    """Do what the plan says, as `user`; return the pages that it was done to.

    `include_descendants` also unpublishes what is below. Each page gets its own entry in the
    history, and another that names the languages.

    Raises PermissionDenied for a plan that cannot go, and HeldBackError when there is a reason to
    wait after all; then nothing has happened.
    """
    if not plan.can_go:
        raise PermissionDenied
    do: Callable[[Page], None] = {
        Action.PUBLISH: lambda page: _publish(page, user),
        Action.UNPUBLISH: lambda page: _unpublish(page, user, include_descendants),
        Action.DELETE: lambda page: _delete(page, user),
    }[plan.action]
    pages = plan.pages
    languages = [page.locale.language_code for page in pages]
    deleted = plan.action == Action.DELETE
    for page in pages:
        # An entry of its own for each page: the history shows one of those with the same mark.
        with LogContext(user=user):
            log(page, LOGGED + plan.action, data={"languages": languages}, deleted=deleted)
            # Fresh: what happens to one page can write to the next, as to its parent.
            do(Page.objects.get(pk=page.pk).specific)
    return pages


def _publish(page: Page, user: Any) -> None:
    revision = page.get_latest_revision() or page.save_revision(user=user)
    revision.publish(user=user)


def _unpublish(page: Page, user: Any, include_descendants: bool) -> None:
    UnpublishPageAction(page, user=user, include_descendants=include_descendants).execute()


def _delete(page: Page, user: Any) -> None:
    DeletePageAction(page, user=user).execute()
