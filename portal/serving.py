"""Finds the page of an address: in five queries, however deep it stands.

Wagtail goes down the tree page by page, with two queries for each, then asks for the ancestors
again to see whether one is restricted, and templates ask once more to write where the page stands.
Here the page and all that is above it are read by their addresses at once.
"""

from typing import Any, cast

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Exists, OuterRef, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from .languages.parity.reading import source_changed_at
from .listings.moving import at_own_address
from .navigation.around import read_around
from .pages import NOT_ON_THE_WAY, BasePage
from .speed.prepared import prepared

MOST_PARTS = 70
"""Parts of an address that may lead to a page: treebeard has 63 levels, and a page adds a few parts
of its own. For each number of parts a statement is kept, of some three kilobytes for each part."""


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at `path`, below the front page of the active language.

    A list that was asked for by another word for a term leads to its own address.
    Raises Http404 where Wagtail does.
    """
    # Wagtail asks this attribute first (Page.route_for_request).
    request._wagtail_route_for_request = _route(request, path)  # type: ignore[attr-defined]
    return at_own_address(request, serve(request, path))


def _route(request: HttpRequest, path: str) -> RouteResult | None:
    """Return the page of an address, or None.

    What follows the last page's address (a calendar file, a form) that page finds in its own way.
    """
    site = Site.find_for_request(request)
    if site is None:
        return None
    front = _front_path(site, request)
    if front is None:
        return None
    parts = [part for part in path.split("/") if part]
    if len(parts) > MOST_PARTS:
        return None
    addresses = ["/"] + [
        f"{front}{''.join(f'{part}/' for part in parts[:number])}"
        for number in range(len(parts) + 1)
    ]
    found = _pages_at(addresses=addresses)
    if not found or found[-1].url_path == "/":
        return None
    last = found[-1]
    rest = parts[addresses.index(last.url_path) - 1 :]
    try:
        return _specific(last, found, request).route(request, rest)
    except Http404:
        return None


@prepared
def _pages_at(*, addresses: list[str]) -> QuerySet[Page]:
    restrictions = PageViewRestriction.objects.filter(page=OuterRef("pk"))
    return (
        Page.objects.filter(url_path__in=addresses)
        .annotate(is_restricted=Exists(restrictions), source_changed_at=_told(addresses))
        .defer(*NOT_ON_THE_WAY)
        .order_by("depth")
    )


@prepared
def _rows_of(model: type[Page], *, pk: int) -> QuerySet[Any]:
    pages = model._default_manager.select_related("locale").filter(pk=pk)
    return pages.select_related("social_image") if issubclass(model, BasePage) else pages


def _told(addresses: list[str]) -> Case:
    """Return when the source of the page changed; of those above it nobody is told here.

    The page is the last of its address, or the one before what it adds to it (a form, a file).
    """
    last_ones = addresses[2:][-2:] or addresses[1:]
    return Case(When(url_path__in=last_ones, then=source_changed_at()))


def _front_path(site: Site, request: HttpRequest) -> str | None:
    """Return the internal address of the site's front page in the active language.

    None where it has none: the source's pages are never served under another language's address.
    """
    paths = site.root_page._get_site_root_paths(request)
    by_language = {root.language_code: root.root_path for root in paths if root.site_id == site.pk}
    return by_language.get(get_language() or settings.LANGUAGE_CODE)


def _specific(page: Page, found: list[Page], request: HttpRequest) -> Page:
    """Return the page as its own type with what every page shows, and what is known of it."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class() or Page
    rows = _rows_of(model, pk=page.pk)
    if not rows:
        raise Http404  # taken away between two queries
    specific = rows[0]
    if not isinstance(specific, BasePage):
        return cast("Page", specific)
    specific.above = found[:-1]
    specific.source_changed_at = page.source_changed_at
    # A file that a page makes of itself has nothing around it, nor has what was sent and taken.
    if "." not in request.path and request.method != "POST":
        read_around(request, specific)
    # An alias is as restricted as its source, wherever that stands: Wagtail finds out.
    specific.is_known_open = not any(entry.is_restricted or entry.alias_of_id for entry in found)
    return specific
