"""The addresses of one page in all its languages, as search engines want them."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page


def alternates(
    versions: Iterable[Page], request: HttpRequest, address: Callable[[int], str] | None = None
) -> list[tuple[str, str]]:
    """Return pairs of language code and full address, in the settings' order.

    The last pair is "x-default", for readers of any other language: the source's version, or for
    front pages the bare address, which chooses the language. Nothing when there is one version
    only. `versions` have their locale at hand. `address` knows the full addresses of pages by their
    keys, where they were worked out already.
    """
    order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    pages = sorted(versions, key=lambda page: order.index(page.locale.language_code))
    if len(pages) < 2:
        return []
    addresses = [
        (page.locale.language_code, address(page.pk) if address else page.get_full_url(request))
        for page in pages
    ]
    front = pages[0].depth == 2
    default = request.build_absolute_uri("/") if front else addresses[0][1]
    return [*addresses, ("x-default", default)]
