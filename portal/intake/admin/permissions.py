"""Who may do what with inquiries."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

ACTIONS = {"view", "change"}


class InquiryPermissionPolicy(ModelPermissionPolicy):
    """Two permissions, view and change. Nobody adds or deletes an inquiry in the admin.

    The public adds them, and the retention rule deletes them.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether a user may do an action; the answer for others than ACTIONS is no."""
        return action in ACTIONS and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Return whether a user may do one of several actions."""
        return any(self.user_has_permission(user, action) for action in actions)
