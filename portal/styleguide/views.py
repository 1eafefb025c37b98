"""Shows every component and block of the public design on one page."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.generic import TemplateView

from .letters import look_of, sample_letters
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
            letters=sample_letters(),
            languages=settings.LANGUAGES,
            **kwargs,
        )


def letter(_request: HttpRequest, name: str, language: str, form: str) -> HttpResponse:
    """Show a sample letter as people get it. `form` is html or txt; Http404 for what is not there.

    Wagtail lets only staff in.
    """
    look = look_of(name, language) if language in dict(settings.LANGUAGES) else None
    if look is None:
        raise Http404
    if form == "txt":
        return HttpResponse(look.text, content_type="text/plain; charset=utf-8")
    return HttpResponse(look.html)
