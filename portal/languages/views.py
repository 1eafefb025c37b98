"""Addresses that belong to no page: the door to the site, and the answer to a wrong address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe
from wagtail.models import Page

from .names import language_name
from .versions import homes_of, open_versions

LONGEST_PATH = 1000
"""Characters; a longer address is no page of ours and is not looked for in other languages."""


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Lead from the bare address to the front page in the language that the reader asks for.

    Only languages with a published front page count; the first of them is for all other readers.
    Raises Http404 when the site has no published front page.
    """
    homes = {home.locale.language_code: home for home in homes_of(request)}
    if not homes:
        raise Http404
    home = next(
        (homes[code] for code in _languages_asked_for(request) if code in homes),
        next(iter(homes.values())),
    )
    response = HttpResponseRedirect(home.get_url(request))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _languages_asked_for(request: HttpRequest) -> list[str]:
    """Return our codes for the languages of the Accept-Language header, the dearest first.

    Django parses no more than 500 characters of the header.
    """
    codes = []
    for asked, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            codes.append(get_supported_language_variant(asked))
        except LookupError:
            continue
    return codes


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - every such view is given it
    """Answer a wrong address with status 404, and offer the page in a language that has it."""
    return TemplateResponse(
        request,
        "404.html",
        {"elsewhere": [(page, _name_of(page)) for page in _in_other_languages(request)]},
        status=404,
    )


def _name_of(page: Page) -> object:
    return language_name(page.locale.language_code)


def _in_other_languages(request: HttpRequest) -> list[Page]:
    """Return the pages that visitors find at the same address under another language."""
    prefix, _slash, rest = request.path_info.lstrip("/").partition("/")
    if not rest and prefix in dict(settings.LANGUAGES):
        return [_with_address(home, request) for home in homes_of(request)]
    if not rest or len(rest) > LONGEST_PATH or "\0" in rest:
        return []
    addresses = [
        home.url_path + rest.rstrip("/") + "/"
        for home in homes_of(request)
        if home.locale.language_code != prefix
    ]
    if not addresses:
        return []
    pages = open_versions().filter(url_path__in=addresses).select_related("locale")
    return [_with_address(page, request) for page in pages]


def _with_address(page: Page, request: HttpRequest) -> Page:
    page.href = page.get_url(request)
    return page
