"""What the head of a page says to search engines and to whoever shares a link to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from portal.languages.alternates import alternates
from portal.languages.versions import versions_of
from portal.library.renditions import shared_picture


@dataclass(frozen=True)
class InHead:
    """The words of components/meta_words.html, all of them plain."""

    title: str
    description: str
    address: str
    """The full address of the page; empty for one without."""
    links: tuple[tuple[str, str, str], ...]
    """Where the page stands and in which languages: `rel`, language or "", full address."""
    picture: str = ""
    """The full address of the picture of shared links; empty without one."""
    width: int = 0
    height: int = 0
    alt: str = ""
    """What the picture shows, where the library says it in the reader's language."""


def in_head(page: Page, request: HttpRequest | None, language: str) -> InHead:
    """Return what the head says of a page to a reader of `language`. No query of its own."""
    words = InHead(
        title=page.seo_title or page.title,
        description=page.search_description or getattr(page, "summary", ""),
        address=page.get_full_url(request) or "",
        links=tuple(_links(page, request)) if request else (),
    )
    image = getattr(page, "social_image", None)
    if not image:
        return words
    shared = shared_picture(image)
    site = settings.WAGTAILADMIN_BASE_URL if shared.url.startswith("/") else ""
    is_foreign = language != settings.LANGUAGE_CODE and not image.described_in(language)
    return replace(
        words,
        picture=f"{site}{shared.url}",
        width=shared.width,
        height=shared.height,
        alt="" if is_foreign else image.words,
    )


def _links(page: Page, request: HttpRequest) -> Iterator[tuple[str, str, str]]:
    """Yield the link to where the page stands, and those to its versions in other languages.

    Nothing is said about a page that visitors cannot read at its address, or whose text is in
    another language than its address: those stay out of search engines' language lists.
    """
    if getattr(request, "is_preview", False):
        return
    versions = {
        version.code: version.page for version in versions_of(page, request) if version.page
    }
    own = versions.get(page.locale.language_code)
    if own is None or own.pk != page.pk:
        if original := page.alias_of:
            yield "canonical", "", original.get_full_url(request)
        return
    number = request.GET.get("page", "")
    numbered = f"?page={int(number[:6])}" if number.isdecimal() and number != "1" else ""
    yield "canonical", "", page.get_full_url(request) + numbered
    for code, address in alternates(versions.values(), request):
        yield "alternate", code, address
