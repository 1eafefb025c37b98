"""Addresses that are the same for readers of all languages, and do not ask which one they read.

Django's own middleware would lead a program that asks for a record which is not there to a page for
people in some language, and tell caches to keep a copy for each set of languages that browsers ask
for.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

OUTSIDE = ("/api/", "/robots.txt", "/sitemap")
"""How these addresses begin."""


class LanguageMiddleware(LocaleMiddleware):
    """Finds out the reader's language, but for addresses outside the languages."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the request; outside, the source language."""
        if not request.path_info.startswith(OUTSIDE):
            super().process_request(request)
            return
        translation.activate(settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = settings.LANGUAGE_CODE

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Lead on to the reader's language where Django does; outside, answer as it is."""
        if request.path_info.startswith(OUTSIDE):
            return response
        return super().process_response(request, response)
