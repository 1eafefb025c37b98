"""Puts privacy into the Wagtail admin: a menu with what each member of staff may see."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from .inventory import InventoryView
from .looks import AuditView, LooksView
from .permissions import MAY_SEE_AUDIT, MAY_SEE_LOOKS, MAY_SERVE_PEOPLE
from .person import PersonView


@hooks.register("register_admin_urls")
def privacy_addresses() -> list[URLPattern]:
    """One person's data, what is held, who looked, what was deleted."""
    return [
        path("privacy/person/", PersonView.as_view(), name="privacy_person"),
        path("privacy/held/", InventoryView.as_view(), name="privacy_inventory"),
        path("privacy/looks/", LooksView.as_view(), name="privacy_looks"),
        path(
            "privacy/looks/results/",
            LooksView.as_view(results_only=True),
            name="privacy_looks_results",
        ),
        path("privacy/deleted/", AuditView.as_view(), name="privacy_audit"),
        path(
            "privacy/deleted/results/",
            AuditView.as_view(results_only=True),
            name="privacy_audit_results",
        ),
    ]


class ItemForThoseWhoMay(MenuItem):
    """Shows for those with a permission."""

    def __init__(self, *args: Any, permission: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this member of staff may open it."""
        return request.user.has_perm(self.permission)


privacy_menu = Menu(register_hook_name="register_privacy_menu_item")


def _item(label: Any, address: str, permission: str, icon: str, order: int) -> None:
    def item() -> MenuItem:
        return ItemForThoseWhoMay(
            label,
            reverse(address),
            name=address.replace("_", "-"),
            icon_name=icon,
            order=order,
            permission=permission,
        )

    register: Callable[[str, Any], Any] = hooks.register
    register("register_privacy_menu_item", item)


_item(_("One person's data"), "privacy_person", MAY_SERVE_PEOPLE, "user", 10)
_item(_("What we hold"), "privacy_inventory", MAY_SEE_AUDIT, "list-ul", 20)
_item(_("Who looked"), "privacy_looks", MAY_SEE_LOOKS, "view", 30)
_item(_("What was deleted"), "privacy_audit", MAY_SEE_AUDIT, "bin", 40)


@hooks.register("register_admin_menu_item")
def privacy_in_the_menu() -> SubmenuMenuItem:
    """The menu, for those with at least one item in it."""
    return SubmenuMenuItem(_("Privacy"), privacy_menu, name="privacy", icon_name="lock", order=900)


@hooks.register("register_permissions")
def privacy_permissions() -> QuerySet[Permission]:
    """Offer them in the settings of groups."""
    return Permission.objects.filter(
        content_type__app_label="intake",
        codename__in=[
            permission.partition(".")[2]
            for permission in (MAY_SERVE_PEOPLE, MAY_SEE_LOOKS, MAY_SEE_AUDIT)
        ],
    )
