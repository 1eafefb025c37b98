"""Shows every component and block of the public design on one page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.generic import TemplateView

from .samples import COLORS, FACTS, SampleListing, block_samples, sample_form, sample_terms


class StylePage(TemplateView):
    """The living style page. `?direction=rtl` turns it around, with a head in Arabic.

    `?language=es` shows it in another language of the site.
    """

    template_name = "styleguide/style_page.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Draw the page in the language that the address asks for, else in the site's own."""
        asked = request.GET.get("language", "")
        known = {code for code, _name in settings.LANGUAGES}
        with translation.override(asked if asked in known else settings.LANGUAGE_CODE):
            response = super().get(request, *args, **kwargs)
            return response.render()  # type: ignore[attr-defined]  # Wagtail has no types

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the samples."""
        return super().get_context_data(
            right_to_left=self.request.GET.get("direction") == "rtl",
            colors=COLORS,
            facts=FACTS,
            terms=sample_terms(),
            listing=SampleListing(),
            form=sample_form(),
            samples=list(block_samples()),
            **kwargs,
        )
