"""Publishing from the translation editor, and the update of many translations, with words."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import DraftStateMixin, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from portal.languages.machine.troubles import remarks_collected

from .door import holds_collected
from .own import translation_into
from .reasons import HeldBackError, reasons_to_hold
from .words import say_held


def publish_from_editor(request: HttpRequest, held: Any) -> HttpResponse | None:
    """Answer “Publish” in the translation editor; None for every other request.

    Upstream would say “Published” whatever happens, and offers to publish with texts missing.
    """
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not isinstance(held, DraftStateMixin):
        return None
    translation = translation_into(held)
    if translation is None or not translation.enabled:
        return None
    if not may_publish(request.user, held):
        raise PermissionDenied
    _publish(request, translation, held)
    return redirect(request.path)


def keep_new_page_back(request: HttpRequest, page: Page) -> None:
    """Keep a page that is published as it is made a draft, if it has to wait.

    Wagtail puts it into the tree as published, before it publishes it. Raises HeldBackError.
    """
    match = request.resolver_match
    if match is None or match.view_name != "wagtailadmin_pages:add":
        return
    if reasons := reasons_to_hold(page):
        Page.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)
        raise HeldBackError(reasons, held=page)


def may_publish(user: Any, instance: DraftStateMixin) -> bool:
    """Tell whether a member of staff may publish a page or snippet."""
    if isinstance(instance, Page):
        return bool(instance.permissions_for_user(user).can_publish())
    policy = policy_registry.get_by_type(type(instance))
    return bool(policy.user_has_permission(user, "publish"))


def _publish(request: HttpRequest, translation: Translation, instance: DraftStateMixin) -> None:
    names = {"title": str(instance), "language": translation.target_locale.get_display_name()}
    try:
        translation.save_target(user=request.user, publish=True)
    except HeldBackError as held:
        say_held(request, held)
    except ValidationError:
        messages.error(
            request,
            _("“%(title)s” was not published in %(language)s: see the texts marked below.") % names,
        )
    else:
        instance.refresh_from_db()
        names["title"] = str(instance)
        messages.success(request, _("“%(title)s” is published in %(language)s.") % names)


def _telling(form_valid: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(form_valid)
    def telling(self: UpdateTranslationsView, form: Any) -> HttpResponse:
        """Update all translations; say which could not be published, and what a machine left."""
        with holds_collected() as held, remarks_collected() as remarks:
            response = form_valid(self, form)
        for words in remarks:
            messages.error(self.request, words)
        for each in held:
            say_held(self.request, each)
        return response

    return telling


def install() -> None:
    """Let the update of translations say what is held back."""
    UpdateTranslationsView.form_valid = _telling(UpdateTranslationsView.form_valid)
