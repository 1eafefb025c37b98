"""The page that says what will happen in each language, and asks."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.utils import type_to_delete_confirmation
from wagtail.models import Page

from portal.languages.publishing.reasons import HeldBackError
from portal.languages.publishing.words import say_held

from .carrying_out import carry_out
from .plan import Action, Plan, plan
from .words import done

UNSAFE = 10
"""From so many pages on, Wagtail asks for the name of the site before it deletes."""


@require_http_methods(["GET", "POST"])
def together(request: HttpRequest, action: str, page_id: int) -> HttpResponse:
    """Show what an action would do in all languages; on POST do it, all or nothing.

    Raises Http404 for an action or a page that there is not.
    """
    if action not in Action.values:
        raise Http404
    page = get_object_or_404(Page, pk=page_id, depth__gt=1).specific
    if not _may_begin(request, Action(action), page):
        return permission_denied(request)
    planned = plan(Action(action), page, request.user)
    total = len(planned.pages) + planned.below
    type_to_confirm = action == Action.DELETE and total >= getattr(
        settings, "WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT", UNSAFE
    )
    parent = page.get_parent()
    confirmed = request.method == "POST" and planned.can_go
    if confirmed and (not type_to_confirm or type_to_delete_confirmation(request)):
        return _do(request, planned, page, parent)
    return TemplateResponse(
        request,
        "languages/together.html",
        {
            "page": page,
            "plan": planned,
            "action": planned.action,
            "below": planned.below,
            "total": total,
            "type_to_confirm": type_to_confirm,
            "wagtail_site_name": settings.WAGTAIL_SITE_NAME,
            "next": get_valid_next_url_from_request(request),
        },
    )


def _may_begin(request: HttpRequest, action: Action, page: Page) -> bool:
    """Whether the person may do to this page what is to be done to all its versions."""
    rights = page.permissions_for_user(request.user)
    return bool(rights.can_delete() if action == Action.DELETE else rights.can_publish())


def _do(request: HttpRequest, planned: Plan, page: Page, parent: Page) -> HttpResponse:
    below = planned.action == Action.UNPUBLISH and bool(request.POST.get("include_descendants"))
    try:
        pages = carry_out(planned, request.user, include_descendants=below)
    except HeldBackError as held:
        say_held(request, held)
        return redirect(reverse("languages_together", args=[planned.action, page.pk]))
    languages = [version.locale.get_display_name() for version in pages]
    messages.success(
        request,
        done(planned.action)
        % {
            "title": page.get_admin_display_title(),
            "languages": get_text_list(languages, _("and")),
        },
    )
    where = get_valid_next_url_from_request(request)
    return redirect(where or reverse("wagtailadmin_explore", args=[parent.pk]))
