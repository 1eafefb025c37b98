"""Who sees how languages stand, and where the work on one translation is done."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy

from portal.languages.parity.models import Original, State, Status
from portal.languages.translators import may_translate_into


def may_see(user: Any) -> bool:
    """Return whether a member of staff may see the report: whoever works on pages or words."""
    return page_permission_policy.user_has_any_permission(
        user, ["add", "change", "publish"]
    ) or user.has_perm("wagtail_localize.submit_translation")


def may_edit_page(user: Any, page: Page) -> bool:
    """Return whether a member of staff may change a page. No query for each page."""
    return page_permission_policy.user_has_permission_for_instance(user, "change", page)


def may_review(user: Any, state: State) -> bool:
    """Return whether a member of staff may say that a translation is right."""
    if state.page:
        return may_edit_page(user, state.page)
    model = model_of(state.original)
    return bool(state.snippet_id and model and _may_change(user, model))


def model_of(original: Original) -> type[Model] | None:
    """Return the class of an original's page or snippet."""
    return ContentType.objects.get_for_id(original.content_type_id).model_class()


def edit_url(original: Original, state: State | None, user: Any) -> str:
    """Return where the original, or its translation, is edited; empty if the user may not."""
    page = state.page if state else original.page
    if page:
        return (
            reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit_page(user, page) else ""
        )
    snippet = state.snippet_id if state else original.snippet_id
    model: Any = model_of(original)
    if not snippet or not model or not _may_change(user, model):
        return ""
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[snippet])


def submit_url(original: Original, locale: Locale, user: Any, back: str) -> str:
    """Return where a missing translation is begun, with its language chosen; empty if not."""
    submits = user.has_perm("wagtail_localize.submit_translation")
    if not submits or not may_translate_into(user, locale):
        return ""
    query = urlencode({"select_locale": locale.language_code, "next": back})
    if original.page_id:
        address = reverse("wagtail_localize:submit_page_translation", args=[original.page_id])
    else:
        model: Any = model_of(original)
        if not _may_change(user, model):
            return ""
        names = [model._meta.app_label, model._meta.model_name, original.snippet_id]
        address = reverse("wagtail_localize:submit_snippet_translation", args=names)
    return f"{address}?{query}"


def work_url(original: Original, state: State, locale: Locale, user: Any, back: str) -> str:
    """Return the one place where the work on a translation goes on; empty if none is open."""
    if state.status == Status.MISSING:
        return submit_url(original, locale, user, back)
    return edit_url(original, state, user)


def changes_url(state: State, locale: Locale) -> str:
    """Return where staff read which pieces changed."""
    return reverse("parity_changes", args=[state.original_id, locale.language_code])


def _may_change(user: Any, model: type[Model]) -> bool:
    return user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
