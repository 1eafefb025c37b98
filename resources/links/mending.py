"""Puts a new address in the place of one that moved, on one page."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from wagtail.models import Revision

from resources.models import Link, ResourcePage


def use_new_address(page: ResourcePage, link: Link, user: Any) -> tuple[Revision, bool]:
    """Write the new address into the page's newest version, and publish that if it may be.

    Returns the revision and whether it is published: not where the page has changes that wait for
    something else, or where `user` may not publish it. Raises ValueError where `link` did not move.
    """
    if not link.moved_to:
        raise ValueError("The link has no new address.")
    waits = page.has_unpublished_changes
    draft = page.get_latest_revision_as_object()
    editions = list(draft.editions.all())
    for edition in editions:
        if edition.url == link.url:
            edition.url = link.moved_to
    draft.editions = editions
    replaced = _replaced(list(draft.body.raw_data), link.url, link.moved_to)
    draft.body = draft.body.stream_block.to_python(replaced)
    revision = draft.save_revision(user=user, log_action=True)
    publishes = not waits and page.live and page.permissions_for_user(user).can_publish()
    if publishes:
        revision.publish(user=user)
    return revision, publishes


def _replaced(value: Any, old: str, new: str) -> Any:
    """Return the stored form of a text with one address in the place of another."""
    if isinstance(value, dict):
        return {key: _replaced(part, old, new) for key, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, old, new) for part in value]
    if value == old:
        return new
    if isinstance(value, str) and "<a " in value:
        for written in {escape(old), old}:
            value = value.replace(f'href="{written}"', f'href="{escape(new)}"')
    return value
