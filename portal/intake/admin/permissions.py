"""Who may do what with inquiries: asked of each one, not of the inbox as a whole."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from portal.intake.models import Inquiry, OutboxMessage, OutboxQuerySet

ACTIONS = {"view", "change"}


class InquiryPermissionPolicy(ModelPermissionPolicy):
    """Two permissions, view and change. Nobody adds or deletes an inquiry in the admin.

    The public adds them, and the retention rule deletes them. A third permission, to oversee,
    opens the inquiries that are handled by groups of which one is no member.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether a user may do an action; the answer for others than ACTIONS is no."""
        return action in ACTIONS and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Return whether a user may do one of several actions."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Inquiry) -> bool:
        """Return whether a user may do an action with one inquiry."""
        return self.user_has_permission(user, action) and may_read_one(user, instance)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Inquiry]:
        """Return the inquiries with which a user may do one of several actions."""
        if not self.user_has_any_permission(user, actions):
            return Inquiry.objects.none()
        return Inquiry.objects.readable_by(user)

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Inquiry
    ) -> QuerySet:
        """Return the active users who may do one of several actions with one inquiry."""
        users = self.users_with_any_permission(actions)
        if not instance.is_limited:
            return users
        overseeing = Permission.objects.filter(
            content_type__app_label="intake", codename="oversee_inquiry"
        )
        return users.filter(
            Q(is_superuser=True)
            | Q(groups__in=[instance.handled_by_id] if instance.handled_by_id else [])
            | Q(groups__permissions__in=overseeing)
            | Q(user_permissions__in=overseeing)
        ).distinct()


def may_read_one(user: Any, inquiry: Inquiry) -> bool:
    """Return whether a user may read one inquiry."""
    return Inquiry.objects.readable_by(user).filter(pk=inquiry.pk).exists()


def messages_for(user: Any) -> OutboxQuerySet:
    """Return the mail of the inquiries that a user may read, and the mail that belongs to none."""
    readable = Inquiry.objects.readable_by(user)
    return OutboxMessage.objects.filter(Q(inquiry=None) | Q(inquiry__in=readable))
