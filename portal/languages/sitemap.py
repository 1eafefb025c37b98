"""The sitemap over all languages, and robots.txt that leads to it.

Wagtail's own sitemap lists one language only (#12420). Each entry names the page's versions in the
other languages (https://developers.google.com/search/docs/specialty/international/localized-versions).
"""

from collections import defaultdict
from typing import Any

from django.db import connection
from django.db.models import Max, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.pages import BasePageQuerySet

from .alternates import alternates
from .versions import homes_of, open_versions

KEYS_PER_FILE = 500
"""A file lists the pages whose primary keys lie in one such range, however many pages there are.

The protocol allows 50,000 pages in a file, and 50,000 files (https://www.sitemaps.org/protocol.html).
A page never moves to another file, and the database finds a range without counting up to it. They
are so few that a file is made in a twentieth of a second.
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
        listed = _entries(pages.filter(pk__range=(first, first + KEYS_PER_FILE - 1)), request)
        if not listed:
            raise Http404
        return _xml(request, "sitemap.xml", {"urlset": listed})
    files = _files(pages)
    if len(files) <= 1:
        return _xml(request, "sitemap.xml", {"urlset": _entries(pages, request)})
    places = [
        {"location": request.build_absolute_uri(reverse("sitemap_file", args=[file]))}
        for file in files
    ]
    return _xml(request, "sitemap_index.xml", {"sitemaps": places})


def _files(pages: BasePageQuerySet) -> list[int]:
    """Return the numbers of the files that have pages: two queries, which look for one of each.

    To bring a million pages together by their files takes most of a second.
    """
    last = Page.objects.aggregate(last=Max("pk"))["last"] or 0
    if last < KEYS_PER_FILE:
        return [1]
    # `extra` can name the other table, which no field of a page knows. Not EXISTS: PostgreSQL would
    # make a join of it, and read all pages for each file.
    own = f"{Page._meta.db_table}.id"
    bounds = (
        f"{own} BETWEEN number * {KEYS_PER_FILE} AND number * {KEYS_PER_FILE} + {KEYS_PER_FILE - 1}"
    )
    first = pages.order_by("pk").extra(where=[bounds]).values("pk")[:1]  # noqa: S610 - our own words
    sql, given = first.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE files(number) AS "  # noqa: S608 - what Django itself wrote
            "(SELECT 0 UNION ALL SELECT number + 1 FROM files WHERE number < %s) "
            f"SELECT number FROM files WHERE ({sql}) IS NOT NULL",
            [last // KEYS_PER_FILE, *given],
        )
        return sorted(number + 1 for (number,) in cursor.fetchall())


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, template, context, content_type="application/xml")


def _entries(pages: BasePageQuerySet, request: HttpRequest) -> list[dict[str, Any]]:
    """Return what Django's sitemap template shows of `pages`: two queries, with all versions."""
    listed = dict(pages.values_list("pk", "translation_key"))
    versions: dict[object, list[Page]] = defaultdict(list)
    shown: dict[int, Page] = {}
    every = pages_for_search_engines(request).filter(translation_key__in=set(listed.values()))
    for page in every.select_related("locale"):
        shown[page.pk] = page
        versions[page.translation_key].append(page)
    address = {page.pk: page.get_full_url(request) for page in shown.values()}.__getitem__
    return [
        {
            "location": address(pk),
            "lastmod": shown[pk].last_published_at,
            "alternates": [
                {"lang_code": code, "location": location}
                for code, location in alternates(versions[key], request, address)
            ],
        }
        for pk, key in listed.items()
        if pk in shown
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
