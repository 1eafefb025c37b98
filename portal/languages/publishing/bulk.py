"""Publishing many pages at once: those that can, with words about the others."""

from typing import Any

from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from .reasons import HeldBackError
from .words import say_held


class PublishTogetherBulkAction(PublishBulkAction):
    """Wagtail's action, which goes on when one of the pages has to wait."""

    def get_execution_context(self) -> dict[str, Any]:
        """Give the action a list for what is held back."""
        self.held: list[HeldBackError] = []
        return {**super().get_execution_context(), "held": self.held}

    @classmethod
    def execute_action(
        cls,
        objects: list[Page],
        include_descendants: bool = False,
        user: Any = None,
        held: list[HeldBackError] | None = None,
        **_kwargs: Any,
    ) -> tuple[int, int]:
        """Publish page by page; return how many pages and how many below them were published.

        Appends to `held` what has to wait, or raises HeldBackError where there is no such list.
        """
        published = [0, 0]
        for page in objects:
            below = page.get_descendants().not_live().specific() if include_descendants else ()
            for depth, each in ((0, page), *((1, child) for child in below)):
                if depth and user and not each.permissions_for_user(user).can_publish():
                    continue
                revision = each.get_latest_revision() or each.specific.save_revision(user=user)
                try:
                    revision.publish(user=user)
                except HeldBackError as error:
                    if held is None:
                        raise
                    held.append(error)
                else:
                    published[depth] += 1
        return published[0], published[1]

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """Say what is held back, and how many pages are published if any is."""
        for error in self.held:
            say_held(self.request, error)
        if not num_parent_objects and not num_child_objects:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)
