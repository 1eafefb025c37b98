"""Where a list is as a table of open data."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from portal.listings import Listing
from portal.opendata import kinds

register = template.Library()


@register.simple_tag
def table_address(name: str, listing: Listing) -> str:
    """Return the address of the table `name` with what narrows `listing`, in its language.

    What open data does not know, such as an order or a filter of the page alone, is left out.
    """
    kind = next(kind for kind in kinds() if kind.name == name)
    known = {entry.name for entry in kind.filters()}
    asked = [("text", get_language() or settings.LANGUAGE_CODE)]
    for group in listing.groups:
        if group.name in known:
            asked += [(group.name, option.value) for option in group.options if option.selected]
    return f"{reverse('opendata:table', args=[name])}?{urlencode(asked)}"
