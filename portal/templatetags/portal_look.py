"""Small things that the site's frame and components need: its name, trails, contents."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from wagtail.models import Page, Site

register = template.Library()


@register.simple_tag(takes_context=True)
def site_name(context: Context) -> str:
    """Return the name that staff gave the site, or the one from the settings."""
    request: HttpRequest | None = context.get("request")
    site = Site.find_for_request(request) if request else None
    return (site and site.site_name) or settings.WAGTAIL_SITE_NAME


@register.simple_tag(takes_context=True)
def trail_to(context: Context, page: Any) -> list[dict[str, str]]:
    """Return the published pages above `page`, from the front page down, as title and href.

    One query. Empty for the front page and for a page that was never saved.
    """
    if not isinstance(page, Page) or not page.path or page.depth < 3:
        return []
    above = page.get_ancestors().live().filter(depth__gt=1).defer_streamfields().order_by("depth")
    request = context.get("request")
    return [{"title": entry.title, "href": entry.get_url(request)} for entry in above]


@register.simple_tag
def section_headings(blocks: Any) -> list[Any]:
    """Return the values (text, anchor) of a stream's headings of the first level."""
    return [
        block.value
        for block in blocks or []
        if block.block_type == "heading" and block.value["level"] == "2"
    ]
