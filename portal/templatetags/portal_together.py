"""What staff are told before they take down one language of a page."""

from typing import Any

from django import template
from django.conf import settings
from wagtail.models import Page

from portal.languages.together.plan import Action

register = template.Library()


@register.inclusion_tag("languages/stays_public.html")
def stays_public(page: Page, action: str, among_others: bool = False) -> dict[str, Any]:
    """Name the languages in which a source page stays public, and offer to act in all of them.

    `among_others` says that the person is asked about several pages: then this one is named.
    """
    versions = Page.objects.none()
    if page.locale.language_code == settings.LANGUAGE_CODE:
        versions = page.get_translations().live().exclude(alias_of=page)
    return {
        "page": page,
        "versions": versions.select_related("locale"),
        "action": action,
        "among_others": among_others,
        "label": Action(action).label,
    }
