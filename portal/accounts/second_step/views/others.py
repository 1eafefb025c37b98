"""An administrator removes the second step of somebody who lost it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name
from wagtail.permissions import policy_registry

from portal.accounts.models import User

from ..changing import reset
from ..factors import has_factor
from .base import OwnAccountView


def may_reset(by: Any, user: User) -> bool:
    """Return whether somebody may remove another's second step; a superuser's only superusers."""
    policy = policy_registry.get_by_type(User)
    if by.pk == user.pk or (user.is_superuser and not by.is_superuser):
        return False
    return bool(policy.user_has_permission_for_instance(by, "change", user))


class ResetView(OwnAccountView):
    """Asks first, then removes."""

    template_name = "accounts/reset.html"
    page_title = _("Remove the second step")

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in whoever may change this person. Raises PermissionDenied, Http404."""
        self.person = get_object_or_404(User, pk=options["pk"])
        if not may_reset(request.user, self.person):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Say where one is."""
        users = {"url": reverse("wagtailusers_users:index"), "label": gettext("Users")}
        edit = reverse("wagtailusers_users:edit", args=[self.person.pk])
        person = {"url": edit, "label": get_user_display_name(self.person)}
        return [*self.breadcrumbs_items, users, person, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add the person."""
        return {
            **super().get_context_data(**options),
            "person": get_user_display_name(self.person),
            "edit_address": reverse("wagtailusers_users:edit", args=[self.person.pk]),
            "has_factor": has_factor(self.person),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG002 - of the address
        """Remove it; the person sets up another at the next log-in."""
        reset(self.person, request.user)  # type: ignore[arg-type]  # our user model
        messages.success(request, gettext("The second step was removed, and the person told."))
        return redirect("wagtailusers_users:index")
