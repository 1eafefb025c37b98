"""Who may look at the vocabulary as a whole, and who may merge."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from portal.taxonomy.models import Term

NAMES = "wagtailsnippets_taxonomy_term"
"""The namespace of the addresses of terms in the admin."""


def may_merge(user: Any) -> bool:
    """Return whether a member of staff may merge terms: who may change and delete all of them.

    Merging changes pages of all sections, as renaming a term does. Translators, who may change the
    terms of their language, may not.
    """
    policy = policy_registry.get_by_type(Term)
    return all(policy.user_has_permission(user, action) for action in ("change", "delete"))


def may_look(user: Any) -> bool:
    """Return whether a member of staff may see problems and pages: who works on terms."""
    policy = policy_registry.get_by_type(Term)
    return policy.user_has_any_permission(user, ["add", "change", "delete"])


def address_of(name: str, *args: Any) -> str:
    """Return the address of a view of the vocabulary."""
    return reverse(f"{NAMES}:{name}", args=args)


class VocabularyMixin(WagtailAdminTemplateMixin):
    """A view beside the list of terms."""

    header_icon = "tag"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy(f"{NAMES}:list"), "label": _("Vocabulary")},
    ]
    _show_breadcrumbs = True

    def is_allowed(self, user: Any) -> bool:
        """Return whether a member of staff may come here."""
        return may_look(user)

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in whoever may."""
        if not self.is_allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way from the dashboard to this page."""
        return [
            *self.breadcrumbs_items,
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]
