"""What menu, footer and alert banner have in common."""

from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, Site, TranslatableMixin
from wagtail_localize.fields import SynchronizedField


class NavigationQuerySet(models.QuerySet[Any]):
    """Pieces of the navigation, asked by site and language."""

    def in_languages(self, codes: list[str]) -> Self:
        """Return the pieces written in one of some languages."""
        return self.filter(locale__language_code__in=codes)

    def published(self) -> Self:
        """Return the published pieces, last published first."""
        return self.filter(live=True).order_by("-last_published_at", "-pk")

    def picked_for(self, site: Site | None, setting: str) -> Self:
        """Return the versions of the piece that the site's `setting` picks.

        A site that picks none gets every piece; the caller takes the first.
        """
        picked = (
            self.model._meta.apps.get_model("navigation", "NavigationSettings")
            .objects.filter(site=site)
            .values(f"{setting}__translation_key")[:1]
        )
        return self.annotate(picked_key=models.Subquery(picked)).filter(
            models.Q(translation_key=models.F("picked_key")) | models.Q(picked_key=None)
        )


class NavigationSnippet(
    PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model
):
    """A piece of the navigation: written as a draft, seen in place before it is published."""

    name = models.CharField(
        _("name"),
        max_length=100,
        help_text=_("For staff only: tells this entry from others in lists."),
    )

    objects = NavigationQuerySet.as_manager()

    base_translatable_fields = [SynchronizedField("name", overridable=True)]
    base_panels = [FieldPanel("name")]

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:  # noqa: ARG002 - Wagtail gives it
        """Return the template of an otherwise empty page of the site."""
        return "navigation/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the preview shows; the template tags find the draft on the request."""
        request.navigation_draft = self  # type: ignore[attr-defined]  # our note
        return super().get_preview_context(request, mode_name)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> TemplateResponse:
        """Return the site's chrome with this draft in it, in the language of the draft."""
        with translation.override(self.locale.language_code):
            request.LANGUAGE_CODE = self.locale.language_code
            return super().serve_preview(request, mode_name).render()
