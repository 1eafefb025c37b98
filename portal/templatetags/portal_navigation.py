"""Menu, footer and alert banner, wherever a template wants them."""

from typing import Any

from django import template
from django.template import Context

from portal.navigation.chrome import chrome_of
from portal.navigation.links import Link

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[Link]:
    """Return the entries of the main menu, for components/header.html."""
    request = context.get("request")
    return chrome_of(request).main_menu if request else []


@register.simple_tag(takes_context=True)
def footer(context: Context) -> dict[str, Any] | None:
    """Return the words of the footer, for components/footer.html; None without one."""
    request = context.get("request")
    return chrome_of(request).footer if request else None


@register.simple_tag(takes_context=True)
def alert(context: Context) -> dict[str, Any] | None:
    """Return the words of the alert in force (components/alert_banner.html); None without one."""
    request = context.get("request")
    return chrome_of(request).alert if request else None
