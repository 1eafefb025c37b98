"""The sitemap over all languages, and robots.txt that leads to it.

Wagtail's own sitemap lists one language only (#12420). Each entry names the page's versions in the
other languages (https://developers.google.com/search/docs/specialty/international/localized-versions).
"""

from collections import defaultdict
from typing import Any

from django.core.paginator import EmptyPage, Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.pages import BasePageQuerySet

from .alternates import alternates
from .versions import homes_of, open_versions

PAGES_PER_FILE = 5_000
"""The protocol allows 50,000 (https://www.sitemaps.org/protocol.html); fewer answer faster."""

TEN_MINUTES = 600


def pages_for_search_engines(request: HttpRequest) -> BasePageQuerySet:
    """Return every page of the site that visitors may read, in all languages."""
    places = Q(pk__in=[])
    for home in homes_of(request):
        places |= Q(path__startswith=home.path)
    return open_versions().filter(places).order_by("pk")


@require_safe
@cache_control(public=True, max_age=TEN_MINUTES)
def sitemap(request: HttpRequest, number: int = 0) -> HttpResponse:
    """List the public pages; `number` 0 is the whole map, or its index when one file is too small.

    Raises Http404 for a file that the map does not have.
    """
    paginator = Paginator(pages_for_search_engines(request), PAGES_PER_FILE)
    if not number and paginator.num_pages > 1:
        files = [
            {"location": request.build_absolute_uri(reverse("sitemap_file", args=[file]))}
            for file in paginator.page_range
        ]
        return _xml(request, "sitemap_index.xml", {"sitemaps": files})
    try:
        pages = list(paginator.page(number or 1))
    except EmptyPage as error:
        raise Http404 from error
    return _xml(request, "sitemap.xml", {"urlset": _entries(pages, request)})


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, template, context, content_type="application/xml")


def _entries(pages: list[Page], request: HttpRequest) -> list[dict[str, Any]]:
    """Return what Django's sitemap template shows of `pages`: one query for all their versions."""
    versions: dict[object, list[Page]] = defaultdict(list)
    for version in (
        pages_for_search_engines(request)
        .filter(translation_key__in={page.translation_key for page in pages})
        .select_related("locale")
    ):
        versions[version.translation_key].append(version)
    return [
        {
            "location": page.get_full_url(request),
            "lastmod": page.last_published_at,
            "alternates": [
                {"lang_code": code, "location": address}
                for code, address in alternates(versions[page.translation_key], request)
            ],
        }
        for page in pages
    ]


@require_safe
@cache_control(public=True, max_age=TEN_MINUTES)
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots where the sitemap is, and that the staff's rooms are not for them."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
