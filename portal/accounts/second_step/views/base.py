"""What the pages about one's own account have in common."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from ..sessions import CONFIRMED_TO_SEND, is_confirmed

WITH_MENU = "wagtailadmin/generic/base.html"
WITHOUT_MENU = "accounts/without_menu.html"


@method_decorator(sensitive_post_parameters(), name="dispatch")
class OwnAccountView(WagtailAdminTemplateMixin, TemplateView):
    """A page about one's own account, opened after the password was given lately.

    Whoever must set a second step up first sees it without the menu, whose doors are closed.
    """

    header_icon = "key"
    _show_breadcrumbs = True
    needs_confirmation = True
    page_title: str | Promise = _("Second step and sessions")

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Ask for the password first, where it was given too long ago."""
        if self.needs_confirmation and not is_confirmed(request, CONFIRMED_TO_SEND):
            return self.confirm_first()
        return super().dispatch(request, *args, **options)

    def confirm_first(self) -> HttpResponse:
        """Lead to where the password is asked for, and back here."""
        query = urlencode({"next": self.request.get_full_path()})
        return redirect(f"{reverse('confirm_identity')}?{query}")

    @property
    def is_due(self) -> bool:
        """Whether a second step has to be set up before anything else."""
        return getattr(self.request, "second_step_is_due", False)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Say where one is."""
        account = {"url": reverse("wagtailadmin_account"), "label": gettext("Account")}
        own = {"url": reverse("second_step"), "label": gettext("Second step and sessions")}
        here = {"url": "", "label": str(self.page_title)}
        above = [] if self.page_title == OwnAccountView.page_title else [own]
        return [*self.breadcrumbs_items, account, *above, here]

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add what the page stands in."""
        return {
            **super().get_context_data(**options),
            "base_template": WITHOUT_MENU if self.is_due else WITH_MENU,
            "is_due": self.is_due,
            "next": self.request.POST.get("next") or self.request.GET.get("next") or "",
        }

    def back(self, words: str) -> HttpResponse:
        """Say that it is done, and lead to the overview."""
        messages.success(self.request, words)
        return redirect("second_step")
