"""Wagtail's app of users with our list. Alone here: Django takes one configuration per apps.py."""

from wagtail.users.apps import WagtailUsersAppConfig


class PortalUsersConfig(WagtailUsersAppConfig):
    """Wagtail's list of users, with their roles in it."""

    user_viewset = "portal.accounts.admin.PortalUserViewSet"
