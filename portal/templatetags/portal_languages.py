"""Tags for sites in several languages: the switch, hreflang links, and marks on foreign text."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.template import RequestContext
from django.urls import reverse, translate_url
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from portal.languages.locales import locale_code
from portal.languages.names import LanguageName, language_name
from portal.languages.parity.reading import SourceChange, source_change
from portal.languages.versions import Version, versions_of

register = template.Library()

LONGEST_QUERY = 1000
"""Characters of a query string that the switch carries over; a longer one is dropped."""


@register.simple_tag(takes_context=True)
def language_versions(context: RequestContext, page: Page | None = None) -> list[dict[str, Any]]:
    """Return the same page, or without a page the same address, in each language of the site.

    For components/language_switch.html: `code`, `dir`, `name` (its own), `href`,
    `current` and `exists`. Where the page does not exist in a language, `href` leads to the front
    page of that language and `exists` is false, so that the link can say so; a language without a
    front page is only ever that of the address asked for, and leads nowhere.
    """
    request = context.get("request")
    if request is None:
        return []
    page = page or None  # an undefined variable of a template arrives as an empty text
    return [
        {
            "code": version.code,
            "dir": version.dir,
            "name": version.name,
            "current": version.current,
            "exists": version.exists or (page is None and bool(version.home)),
            "href": _href(version, page, request),
        }
        for version in versions_of(page, request)
    ]


def _href(version: Version, page: Page | None, request: HttpRequest) -> str:
    if version.page:
        return (version.page.get_url(request) or "") + _query(request.GET)
    if not version.home:
        return ""
    home = version.home.get_url(request) or ""
    if page:
        return home
    here = request.path + _query(request.GET)
    translated = translate_url(here, version.code)
    return translated if translated != here or version.current else home


def _query(given: QueryDict) -> str:
    """Return the filters and words of an address without its page number, which may not exist."""
    kept = given.copy()
    kept.pop("page", None)
    text = kept.urlencode()
    return f"?{text}" if text and len(text) <= LONGEST_QUERY else ""


@register.simple_tag(takes_context=True)
def front_address(context: RequestContext, page: Page | None = None) -> str:
    """Return the address of the front page in the reader's language, or else the site's door.

    Asks what the language switch asks: no query of its own.
    """
    request = context.get("request")
    code = get_language()
    if request is not None:
        for version in versions_of(page or None, request):
            if version.code == code and version.home:
                return version.home.get_url(request) or reverse("front_door")
    return reverse("front_door")


@register.simple_tag(takes_context=True)
def address_alternates(context: RequestContext) -> SafeString | str:
    """Write canonical and language links for an address that is no page, such as search's.

    It exists in every language with a front page. What the address asks (`?q=`) is left out.
    Asks what the language switch asks: no query of its own.
    """
    request = context.get("request")
    if request is None:
        return ""
    here = request.build_absolute_uri(request.path)
    found = [
        (version.code, translate_url(here, version.code))
        for version in versions_of(None, request)
        if version.home
    ]
    links = [_link("canonical", here)]
    if len(found) > 1:
        default = translate_url(here, settings.LANGUAGE_CODE)
        links += [_alternate(code, address) for code, address in [*found, ("x-default", default)]]
    return format_html_join("\n", "{}", ((link,) for link in links))


def _alternate(code: str, address: str) -> SafeString:
    return format_html('<link rel="alternate" hreflang="{}" href="{}">', code, address)


def _link(rel: str, address: str) -> SafeString:
    return format_html('<link rel="{}" href="{}">', rel, address)


@register.simple_tag
def foreign_language(page: Page) -> LanguageName | None:
    """Return the language of a page's text if it is not the reader's, else None.

    For cards: `{% foreign_language page as language %}`, then `{{ language.name }}` says it in
    words and `lang="{{ language.code }}" dir="{{ language.dir }}"` marks the text. No query.
    """
    original = page.alias_of if page.alias_of_id else page
    code = locale_code(original.locale_id)
    return None if code == get_language() else language_name(code)


@register.simple_tag
def lang_of(page: Page) -> SafeString | str:
    """Write `lang` and `dir` for a page whose text is not in the reader's language."""
    language = foreign_language(page)
    return format_html('lang="{}" dir="{}"', language.code, language.dir) if language else ""


@register.simple_tag(takes_context=True)
def source_changed(context: RequestContext, page: Page | None = None) -> SourceChange | None:
    """Return how the source of a translated page changed since it was translated. No query."""
    request = context.get("request")
    if request is None or not page or getattr(request, "is_preview", False):
        return None
    return source_change(page, request)
