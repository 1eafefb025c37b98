"""Who a request is from, as far as the second step and the age of the session let it count.

The one place that decides. A session whose person owes a second step is nobody's session: not in
the admin, not for private pages and documents, not in a preview. Only the pages that set a second
step up see who it is.
"""

from collections.abc import Callable
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from .required import must_have_second_step
from .sessions import (
    CONFIRMED_FOR,
    CONFIRMED_TO_SEND,
    OWED,
    PASSED,
    is_confirmed,
    is_over,
    note_seen,
)

SETTING_UP = frozenset(
    {"second_step", "second_step_app", "second_step_passkey", "confirm_identity"}
)
"""The pages that somebody sees who must set a second step up first."""

BESIDE = frozenset(
    {"wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}
)
"""What such a page needs."""

BY_ITSELF = "wagtailadmin_editing_sessions"
"""What an open editor asks for by itself is no sign of somebody at work."""

SENSITIVE_PAGES = frozenset(
    f"wagtailusers_{kind}:{act}"
    for kind in ("users", "groups")
    for act in ("add", "edit", "delete", "copy")
)
"""Pages of Wagtail's that are opened only by whoever gave their password lately."""


class SecondStepMiddleware:
    """Stands after Django's AuthenticationMiddleware and lets `request.user` count, or not.

    Nobody is looked up before somebody asks: public pages ask for no session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer `request` with a user who counts as far as the session is worth it."""
        found = request.user
        request.user = SimpleLazyObject(lambda: _who_counts(request, found))  # type: ignore[assignment]  # lazy, as Django's own
        request.auser = sync_to_async(lambda: _evaluated(request))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponseBase | None:
        """Lead to where a second step is set up, or a password is asked for again."""
        match = request.resolver_match
        if match is None or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        is_anybody = request.user.is_authenticated
        if getattr(request, "second_step_is_due", False) and match.view_name not in (
            SETTING_UP | BESIDE
        ):
            return _lead(request, "second_step", request.get_full_path())
        if is_anybody and BY_ITSELF not in match.namespaces:
            note_seen(request)
        if is_anybody and _is_sensitive(match):
            within = CONFIRMED_TO_SEND if request.method == "POST" else CONFIRMED_FOR
            if not is_confirmed(request, within):
                return _lead(request, "confirm_identity", request.get_full_path())
        return None


def _evaluated(request: HttpRequest) -> Any:
    bool(request.user.is_authenticated)
    return request.user


def _who_counts(request: HttpRequest, found: Any) -> Any:
    if not found.is_authenticated:
        return found
    session = request.session
    if is_over(session):
        return _nobody(request)
    if session.get(PASSED) == found.pk:
        return found
    if session.get(OWED):
        return _nobody(request)
    if not must_have_second_step(found):
        return found
    request.second_step_is_due = True  # type: ignore[attr-defined]  # our note
    return found if _name_of_view(request) in SETTING_UP | BESIDE else AnonymousUser()


def _name_of_view(request: HttpRequest) -> str:
    """Return the name of what will answer, also before Django has looked it up."""
    try:
        match = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return ""
    return str(match.view_name)


def _nobody(request: HttpRequest) -> AnonymousUser:
    request.session.flush()
    return AnonymousUser()


def _is_sensitive(match: ResolverMatch) -> bool:
    if match.view_name == "wagtail_bulk_action":
        return (match.kwargs["app_label"], match.kwargs["model_name"]) == ("accounts", "user")
    return match.view_name in SENSITIVE_PAGES


def _lead(request: HttpRequest, name: str, to: str) -> HttpResponseBase:
    """Redirect to a page of ours that leads on to `to`. Raises PermissionDenied for scripts."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    return redirect(f"{reverse(name)}?{urlencode({'next': to})}")
