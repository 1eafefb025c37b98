"""Nobody gives, takes or changes more than they have: superusers are changed by superusers only.

Wagtail lets whoever may change users make anybody a superuser, and deactivate one or give one a
new password or e-mail address. The role of administrators may change users; it is no superuser.
"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.users.views.users import CreateView, EditView


def may_change(who: Any, user: Any) -> bool:
    """Return whether a member of staff who may change users may change this one."""
    return bool(who.is_superuser or not user.is_superuser)


@hooks.register("before_edit_user")
def refuse_to_edit(request: HttpRequest, user: Any) -> HttpResponse | None:
    """Turn away who is below the person; None lets the view go on. Wagtail guards deletion."""
    return None if may_change(request.user, user) else permission_denied(request)


@hooks.register("before_bulk_action")
def refuse_in_bulk(
    request: HttpRequest, _action: str, things: list[Any], action: Any
) -> HttpResponse | None:
    """Turn the whole action away where one of several users is above who does it."""
    users = things if action.model._meta.label == "accounts.User" else []
    if all(may_change(request.user, user) for user in users):
        return None
    return permission_denied(request)


class _Below:
    """For views with a form of one user: the tick that makes a superuser is for superusers."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> forms.Form:
        """Return Wagtail's form; what is disabled keeps its value, whatever is posted."""
        form: forms.Form = super().get_form(*args, **kwargs)  # type: ignore[misc]  # the view's
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
            form.fields["is_superuser"].help_text = _("Only superusers can change this.")
        return form


class PortalUserCreateView(_Below, CreateView):
    """Adds a user."""


class PortalUserEditView(_Below, EditView):
    """Changes a user."""
