"""The list of users."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.users.views.users import IndexView, UserViewSet

from .superusers import PortalUserCreateView, PortalUserEditView


def roles_of(user: Any) -> str:
    """Return the names of a user's groups, divided by commas."""
    return ", ".join(sorted(group.name for group in user.groups.all()))


class PortalUserIndexView(IndexView):
    """Users with their roles and e-mail addresses."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the users with their groups, in two queries however many there are.

        Each knows whether it has a second step.
        """
        factors = Authenticator.objects.filter(user_id=OuterRef("pk")).exclude(
            type=Authenticator.Type.RECOVERY_CODES
        )
        users = super().get_base_queryset().annotate(has_second_step=Exists(factors))
        return users.prefetch_related("groups")

    @cached_property
    def columns(self) -> list[Column]:
        """Wagtail's columns, with roles and e-mail after the names, and the second step."""
        ours = [
            Column("roles", accessor=roles_of, label=_("Roles")),
            Column("email", label=_("E-mail"), sort_key="email"),
        ]
        theirs = super().columns
        theirs[1].width, theirs[2].width = "20%", "12%"  # Wagtail leaves names what is left
        second = BooleanColumn("has_second_step", label=_("Second step"))
        return [*theirs[:3], *ours, *theirs[3:-1], second, *theirs[-1:]]


class PortalUserViewSet(UserViewSet):
    """Users with a list that says who may do what."""

    index_view_class = PortalUserIndexView
    add_view_class = PortalUserCreateView
    edit_view_class = PortalUserEditView
