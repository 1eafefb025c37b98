"""Menu, footer and alert banner, wherever a template wants them."""

from typing import Any

from django import template
from django.template import Context

from portal.navigation.chrome import chrome_of

register = template.Library()


@register.inclusion_tag("components/main_menu.html", takes_context=True)
def main_menu(context: Context) -> dict[str, Any]:
    """Draw the main menu: `items`, each with href, label, lang, hreflang, current, children."""
    request = context.get("request")
    return {"items": chrome_of(request).main_menu if request else [], "request": request}


@register.inclusion_tag("components/footer.html", takes_context=True)
def footer(context: Context) -> dict[str, Any]:
    """Draw the footer: `footer` with about, columns (title, links), small_print, lang; or None."""
    request = context.get("request")
    return {"footer": chrome_of(request).footer if request else None, "request": request}


@register.inclusion_tag("components/alert_banner.html", takes_context=True)
def alert_banner(context: Context) -> dict[str, Any]:
    """Draw the alert: `alert` with tone, tone_label, title, text, link, lang; or None."""
    request = context.get("request")
    return {"alert": chrome_of(request).alert if request else None, "request": request}
