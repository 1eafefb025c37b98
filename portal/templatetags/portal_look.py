"""Small things that the site's frame and components need: its name, trails, contents."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.models import Page

from portal.cleaning import clean_html, web_address
from portal.in_head import InHead, in_head
from portal.languages.versions import versions_of
from portal.site_name import site_name

register = template.Library()

register.filter("web_address", web_address)


@register.filter("clean_html")
def clean(html: str) -> SafeString:
    """Return rich text as a browser may have it."""
    return mark_safe(clean_html(html))


@register.simple_tag(takes_context=True, name="site_name")
def name_of_site(context: Context) -> str:
    """Return what the site is called, in the reader's language."""
    request: HttpRequest | None = context.get("request")
    translated = get_language() not in (None, settings.LANGUAGE_CODE)
    if request and translated and (page := context.get("page")):
        versions_of(page, request)  # the switch asks for them anyway, and the front pages are there
    return site_name(request)


@register.simple_tag(takes_context=True)
def words_in_head(context: Context, page: Page) -> InHead:
    """Return what the head says of a page, for components/meta_words.html."""
    return in_head(page, context.get("request"), get_language() or settings.LANGUAGE_CODE)


@register.simple_tag
def section_headings(blocks: Any) -> list[Any]:
    """Return the values (text, anchor) of a stream's headings of the first level."""
    # Only the headings are read: what is made of the others is known (portal.blocks.drawn_once).
    headings = blocks.blocks_by_name("heading") if blocks else []
    return [block.value for block in headings if block.value["level"] == "2"]


@register.filter
def language_of_alt(image: Any) -> str | None:
    """Return the language of a picture's description where it is not the reader's, else None.

    Where the library has no description in the reader's language, it gives that of the source; a
    block's own words are translated with their page. Marked, a screen reader reads them with the
    right voice.
    """
    language = get_language() or settings.LANGUAGE_CODE
    own_words = getattr(image, "contextual_alt_text", None) or getattr(image, "decorative", False)
    if own_words or language == settings.LANGUAGE_CODE or not image:
        return None
    return None if image.described_in(language) else settings.LANGUAGE_CODE
