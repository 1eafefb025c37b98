"""Where the files of editions are."""

from django import template

from resources.files.serving import address
from resources.models import ResourceEdition

register = template.Library()


@register.simple_tag
def edition_address(page_url: str, edition: ResourceEdition, number: int | None = None) -> str:
    """Return where an edition can be had: below its page for good, or elsewhere.

    With `number`, where that version of its file can be had.
    """
    if edition.document and edition.key:
        return address(page_url, edition.key, number)
    return edition.document.url if edition.document else edition.url
