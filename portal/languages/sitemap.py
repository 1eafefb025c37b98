"""The sitemap over all languages, and robots.txt that leads to it.

Wagtail's own sitemap lists one language only (#12420). Each entry names the page's versions in the
other languages (https://developers.google.com/search/docs/specialty/international/localized-versions).
"""

from collections import defaultdict
from typing import Any

from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.pages import BasePageQuerySet

from .alternates import alternates
from .versions import homes_of, open_versions

KEYS_PER_FILE = 1_000
"""A file lists the pages whose primary keys lie in one such range, however many pages there are.

The protocol allows 50,000 pages in a file, and 50,000 files (https://www.sitemaps.org/protocol.html).
A page never moves to another file, and the database finds a range without counting up to it.
"""

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
    pages = pages_for_search_engines(request)
    if number:
        first = (number - 1) * KEYS_PER_FILE
        listed = list(pages.filter(pk__range=(first, first + KEYS_PER_FILE - 1)))
        if not listed:
            raise Http404
        return _xml(request, "sitemap.xml", {"urlset": _entries(listed, request)})
    files = _files(pages)
    if len(files) <= 1:
        return _xml(request, "sitemap.xml", {"urlset": _entries(list(pages), request)})
    places = [
        {"location": request.build_absolute_uri(reverse("sitemap_file", args=[file]))}
        for file in files
    ]
    return _xml(request, "sitemap_index.xml", {"sitemaps": places})


def _files(pages: BasePageQuerySet) -> list[int]:
    """Return the numbers of the files that have pages."""
    ranges = pages.order_by().values_list(F("pk") / KEYS_PER_FILE).distinct()
    return sorted(int(number) + 1 for (number,) in ranges)


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
