"""Who sees and mends what is wrong with files and links."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from resources.models import ResourcePage


def may_see(user: Any) -> bool:
    """Return whether a member of staff works on pages at all."""
    return page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"])


def editable_by(user: Any) -> QuerySet[Any]:
    """Return the resources that a member of staff may change; a query to be used inside others."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return ResourcePage.objects.filter(pk__in=pages.order_by().values("pk"))


def readable_by(user: Any) -> QuerySet[Any]:
    """Return the resources that a member of staff sees in the explorer, drafts too; as above."""
    pages = page_permission_policy.explorable_instances(user)
    return ResourcePage.objects.filter(pk__in=pages.order_by().values("pk"))


def owners_of(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Return the people who look after some of `pages`."""
    users = Page._meta.get_field("owner").related_model._default_manager
    return users.filter(pk__in=pages.order_by().values("owner")).order_by(
        users.model.USERNAME_FIELD
    )
