"""Two lists: private addresses, never cached, and public ones, the same for every visitor."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.decorators.cache import cache_control, never_cache
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from portal.accounts.one_door import to_the_door
from portal.languages.sitemap import robots, sitemap
from portal.languages.views import front_door
from portal.opendata.page import data_page
from portal.security.contact import security_txt
from portal.serving import serve_page

Patterns = list[URLPattern | URLResolver]

private: Patterns = [
    path("admin/", include("portal.accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("health/", include("portal.health.urls")),
]

public: Patterns = [
    path("", front_door, name="front_door"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap, name="sitemap_file"),
    path("documents/", include(wagtaildocs_urls)),
    path("api/", include("portal.opendata.urls")),
]

OURS = ("wagtail_serve", "wagtailcore_login")
"""Addresses of Wagtail's at which our own views stand."""

public_in_each_language: Patterns = [
    path("search/", include("search.urls")),
    path("data/", data_page, name="data_page"),
    path("_util/login/", to_the_door, name="wagtailcore_login"),
    path("", include("portal.intake.sender.urls")),
    path("", include("programs.urls")),
    # Files that a page makes of itself. Wagtail's own pattern knows no dot.
    re_path(r"^((?:[\w\-]+/)+[\w\-]+\.(?:atom|bib|ics|ris))$", serve_page, name="page_file"),
    *[pattern for pattern in wagtail_urls.urlpatterns if pattern.name not in OURS],
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
]

# A week only: a picture that is replaced gets a new name, but one replaced twice may get its first.
keep_media = cache_control(public=True, max_age=7 * 24 * 60 * 60)
media: Patterns = []
if settings.SHARED_STORAGES:
    # It wants libraries that only such a site has installed.
    from portal.library.serving import serve_picture

    media = [path("media/<path:path>", keep_media(serve_picture))]
elif settings.SERVE_MEDIA:
    media = [path("media/<path:path>", keep_media(serve), {"document_root": settings.MEDIA_ROOT})]

urlpatterns: Patterns = [
    *decorate_urlpatterns(private, never_cache),
    *public,
    *media,
    *i18n_patterns(*public_in_each_language),
]

handler404 = "portal.languages.views.page_not_found"
handler500 = "portal.health.faults.server_error"
