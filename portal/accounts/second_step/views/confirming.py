"""Asks for the password once more, before something sensitive."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms import ConfirmForm

from ..sessions import confirm
from .base import OwnAccountView
from .signing_in import held_up, safe_next


class ConfirmView(OwnAccountView):
    """Leads on to where somebody wanted to go."""

    template_name = "accounts/confirm.html"
    page_title = _("Confirm that it is you")
    needs_confirmation = False

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check the password."""
        form = ConfirmForm(request, request.POST)
        if form.is_valid():
            confirm(request)
            return redirect(safe_next(request))
        return held_up(self.render_to_response(self.get_context_data(form=form)), form.refused)

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Add the form."""
        return {"form": ConfirmForm(self.request), **super().get_context_data(**options)}
