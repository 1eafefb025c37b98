"""What changed since one translation was made, side by side, and what to do about it."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail_localize.models import TranslationSource

from portal.languages.names import language_name
from portal.languages.parity.labels import Said, said_changes
from portal.languages.parity.models import State, Status

from .access import edit_url, may_review, may_see
from .cells import cell_of


class ChangesView(WagtailAdminTemplateMixin, TemplateView):
    """The changed pieces of one original for one language."""

    template_name = "languages/admin/changes.html"
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in whoever may see the report."""
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def state(self) -> State:
        """The state of the translation."""
        states = State.objects.select_related(
            "original__content_type",
            "original__page__locale",
            "original__snapshot",
            "made_from",
            "locale",
            "page",
            "reviewed_by",
        )
        return get_object_or_404(
            states,
            original=self.kwargs["original"],
            locale__language_code=self.kwargs["language"],
        )

    @cached_property
    def said(self) -> list[Said]:
        """The changes in words."""
        old, new = self.state.made_from, self.state.original.snapshot
        if self.state.status != Status.OUT_OF_DATE or not old or not new:
            return []
        return said_changes(self.state.original, old, new)

    @property
    def may_be_right(self) -> bool:
        """Whether staff may say that the translation is right as it stands.

        Not where a date or another shared value changed and wagtail-localize would carry it over:
        until then the translation shows the old one.
        """
        shared = any(not said.change.is_text for said in self.said)
        linked = self.state.is_linked and shared
        return bool(self.said) and not linked and may_review(self.request.user, self.state)

    @property
    def sync_url(self) -> str:
        """Where the newest text is taken over; empty where that is not possible or is done."""
        user: Any = self.request.user
        if not self.state.is_linked or not user.has_perm("wagtail_localize.submit_translation"):
            return ""
        original = self.state.original
        source = TranslationSource.objects.filter(object_id=original.translation_key).first()
        if source is None or source.last_updated_at >= original.changed_at:
            return ""
        address = reverse("wagtail_localize:update_translations", args=[source.pk])
        return f"{address}?next={self.request.path}"

    def get_page_title(self) -> str:
        """Name the page."""
        return self.state.original.title

    def get_page_subtitle(self) -> str:
        """Name the language."""
        return self.state.locale.get_display_name()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the report."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("parity_report"), "label": _("Languages")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add state, changes and ways on."""
        state, user = self.state, self.request.user
        return super().get_context_data(
            **kwargs,
            state=state,
            cell=cell_of(state.original, state, state.locale, user, self.request.path),
            said=self.said,
            source_language=language_name(self._source_code),
            source_url=edit_url(state.original, None, user),
            sync_url=self.sync_url,
            may_be_right=self.may_be_right,
        )

    @property
    def _source_code(self) -> str:
        from_page = self.state.original.page
        return from_page.locale.language_code if from_page else settings.LANGUAGE_CODE

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Note that somebody looked and found the translation right."""
        if not self.may_be_right:
            raise PermissionDenied
        state = self.state
        state.made_from = state.original.snapshot
        state.status, state.changes, state.since = Status.PUBLISHED, 0, timezone.now()
        state.readers_told_of, state.tell = None, False
        state.reviewed_by = request.user  # type: ignore[assignment]  # our user model
        state.reviewed_at = state.since
        state.save()
        if state.page:
            log(instance=state.page, action="languages.found_right", user=request.user)
        messages.success(request, _("Noted: the translation is right again."))
        return HttpResponseRedirect(reverse("parity_report"))
