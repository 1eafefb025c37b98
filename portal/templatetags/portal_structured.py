"""Writes what search engines read of a page (portal.structured) at its end."""

import json
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from portal.pages import BasePage
from portal.structured import Telling, graph

register = template.Library()

ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""Nothing that anyone typed can end the element; JSON reads the same characters."""


@register.simple_tag(takes_context=True)
def structured_data(context: Context, site_name: str) -> SafeString:
    """Return the description of the page as an element for its end; empty where there is none.

    Only at the page's own address, and not in a preview: a form below it is not the page. A view
    that is no page may give its own as `structured` in its context.
    """
    found = context.get("structured") or _of_page(context, site_name)
    return element(found) if found else mark_safe("")


def _of_page(context: Context, site_name: str) -> dict[str, Any] | None:
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, BasePage) or request is None or getattr(request, "is_preview", False):
        return None
    if page.get_url(request) != request.path:
        return None
    return graph(page, Telling(request, _all(context), site_name))


def _all(context: Context) -> dict[str, Any]:
    return {str(name): value for name, value in context.flatten().items()}


def element(content: dict[str, Any]) -> SafeString:
    """Return JSON-LD as an element: data, which no browser runs (HTML: data blocks)."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
