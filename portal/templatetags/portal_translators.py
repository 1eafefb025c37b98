"""Tags for the translation editor: what a translator can do there besides filling in words."""

import json
from typing import Any

from django import template
from django.template import RequestContext
from wagtail.models import Page

from portal.languages.translators.handing_over import hand_over_of
from portal.languages.translators.pages import holds_as_translator_only

register = template.Library()


@register.inclusion_tag("wagtail_localize/admin/hand_over.html", takes_context=True)
def hand_over(context: RequestContext) -> dict[str, Any]:
    """Say what is missing, or offer to hand the page over to an editor."""
    user = context["request"].user
    state = hand_over_of(user, context["translation"], context["instance"])
    return {"state": state, "csrf_token": context.get("csrf_token")}


@register.simple_tag(takes_context=True)
def is_translator_only_of(context: RequestContext, instance: Any) -> bool:
    """Tell whether the person works on what is being edited as its translator only."""
    user = context["request"].user
    return isinstance(instance, Page) and holds_as_translator_only(user, instance)


@register.simple_tag(takes_context=True)
def without_parting(context: RequestContext, props: str, instance: Any) -> str:
    """Take out of the editor's settings what a translator is refused: making an alias of it."""
    if not is_translator_only_of(context, instance):
        return props
    settings = json.loads(props)
    settings["links"]["convertToAliasUrl"] = None
    return json.dumps(settings)
