"""The list of users."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.users.views.users import IndexView, UserViewSet

from .superusers import PortalUserCreateView, PortalUserEditView


def roles_of(user: Any) -> str:
    """Return the names of a user's groups, divided by commas."""
    return ", ".join(sorted(group.name for group in user.groups.all()))


class PortalUserIndexView(IndexView):
    """Users with their roles and e-mail addresses."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the users with their groups, in two queries however many there are."""
        return super().get_base_queryset().prefetch_related("groups")

    @cached_property
    def columns(self) -> list[Column]:
        """Wagtail's columns, with roles and e-mail after the names."""
        ours = [
            Column("roles", accessor=roles_of, label=_("Roles")),
            Column("email", label=_("E-mail"), sort_key="email"),
        ]
        theirs = super().columns
        return [*theirs[:3], *ours, *theirs[3:]]


class PortalUserViewSet(UserViewSet):
    """Users with a list that says who may do what."""

    index_view_class = PortalUserIndexView
    add_view_class = PortalUserCreateView
    edit_view_class = PortalUserEditView
