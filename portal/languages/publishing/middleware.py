"""What staff see when the door stays shut: a message in place of an error."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.users.models import UserProfile

from portal.pages import BasePage

from .party import party_of, send_to_translators
from .reasons import HeldBackError
from .words import edit_address, say_held


def _is_new_to_translators(held: BasePage) -> bool:
    """Give the translators a draft that cannot go live without them; return whether it is new."""
    party = party_of(held)
    return bool(party and party.source.pk == held.pk and send_to_translators(held))


class HeldBackMiddleware:
    """Answers a HeldBackError of the admin with its reasons, back in the editor.

    By then Wagtail has saved the draft, so nothing that was typed is lost.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say why, and lead to the editor of what was held back."""
        if not isinstance(exception, HeldBackError):
            return None
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        # Wagtail has left the language of the admin with the view.
        profile = UserProfile.get_for_user(request.user)
        with translation.override(profile.get_preferred_language()):
            say_held(request, exception)
            if isinstance(exception.held, BasePage) and _is_new_to_translators(exception.held):
                messages.info(request, _("The translators have been given the new texts."))
        address = edit_address(exception.held) if exception.held else reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # Wagtail's modal workflows: close the window and show the editor anew.
            return JsonResponse({"step": "success", "redirect": address})
        return HttpResponseRedirect(address)
