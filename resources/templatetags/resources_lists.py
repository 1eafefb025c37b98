"""Lists of resources for the pages of other apps."""

from collections.abc import Iterable

from django import template
from wagtail.models import Page

from portal.pages import Keyed
from portal.remembered import on_page
from resources.lists import resources_of
from resources.models import ResourcePage

register = template.Library()


@register.simple_tag
@on_page
def resources_for(page: Page, named: Iterable[Keyed] = ()) -> list[ResourcePage]:
    """Return the public resources that belong to a page.

    {% resources_for page as resources %}: those that name the page.
    {% resources_for page named=page.toolkits as resources %}: also, and first, those that it names.
    """
    return resources_of(page, named)
