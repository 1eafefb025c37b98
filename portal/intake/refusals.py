"""A failed check against forged requests shows the form again with what was typed."""

from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure as plain_refusal
from wagtail.models import Page
from wagtail.views import serve

from .pages import TakesSubmissions
from .sender.adding import adding
from .sender.confirming import confirming
from .sender.withdrawing import withdrawing

OF_SENDERS = {
    "intake_add": adding,
    "intake_confirm": confirming,
    "intake_withdraw": withdrawing,
}
"""The pages of a sender that have a form, by the name of their address."""


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a request that failed the check (setting CSRF_FAILURE_VIEW), always with 403.

    A page with a form shows it again, so that a person loses nothing; the next post carries a
    fresh token. Everything else gets Django's refusal.
    """
    match = request.resolver_match
    if match and match.url_name in OF_SENDERS:
        request.intake_refused = True  # type: ignore[attr-defined]  # our note
        return OF_SENDERS[match.url_name](request, **match.kwargs)
    if match and match.url_name == "wagtail_serve":
        path = match.args[0] if match.args else ""
        route = Page.route_for_request(request, path)
        if route and isinstance(route[0], TakesSubmissions):
            request.intake_refused = True  # type: ignore[attr-defined]  # our note
            return serve(request, path)
    return plain_refusal(request, reason=reason)
