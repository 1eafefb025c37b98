"""What Wagtail reckons anew for each link and each stream, though it comes out the same.

- The address of a page is found among the sites' front pages and written by Django's `reverse`, in
  the page's language. A page of ours has forty of them: they are remembered by all that they
  depend on.
- A stream makes a field of another kind for each value that it reads, to read it as that one does.
- The site of a request is asked for in SQL that is written each time; `portal.speed.prepared`
  writes it once.

Each gives what Wagtail's own gives; tests/portal/speed/test_wagtail_patches.py compares them.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.core.signals import setting_changed
from django.db.models import JSONField, Q, QuerySet
from django.urls import get_script_prefix, get_urlconf
from django.utils.translation import get_language
from wagtail.fields import StreamField
from wagtail.models import AbstractPage, Page, Site, sites

from portal.pages import NOT_ON_THE_WAY

from .prepared import prepared

ADDRESSES = 10_000
"""Addresses that a process remembers."""

Parts = tuple[int, str | None, str | None]
"""The key of a page's site, the address of that site, and what follows for the page."""

# Wagtail's own, to be compared with.
_find_parts: Callable[..., "Parts | None"] = AbstractPage.get_url_parts
_choose: Callable[..., Site] = sites.get_site_for_hostname
_json_field: property = StreamField.json_field


def install() -> None:
    """Let Wagtail reckon here, when all apps are ready."""
    AbstractPage.get_url_parts = _parts_of
    StreamField.json_field = JSONField(encoder=DjangoJSONEncoder)
    sites.get_site_for_hostname = site_for
    setting_changed.connect(_forget)


def site_for(hostname: str, port: str | int) -> Site:
    """Return the site that answers at a host and port, as Wagtail chooses it.

    The one with this host and port; else the default one; or where that has another host, the only
    one with this host. Raises Site.DoesNotExist where there is none.
    """
    default, same_host = None, []
    for site in _sites(hostname=hostname):
        if site.hostname == hostname and str(site.port) == str(port):
            return site
        if site.is_default_site:
            default = site
        else:
            same_host.append(site)
    only_one = len(same_host) == 1
    if only_one and (default is None or default.hostname != hostname):
        return same_host[0]
    if default is None:
        raise Site.DoesNotExist
    return default


@prepared
def _sites(*, hostname: str) -> QuerySet[Site]:
    asked = Site.objects.filter(Q(hostname=hostname) | Q(is_default_site=True))
    unread = (f"root_page__{name}" for name in NOT_ON_THE_WAY)
    return asked.order_by("pk").select_related("root_page").defer(*unread)


def _parts_of(page: AbstractPage, request: Any = None) -> Parts | None:
    roots = tuple(page._get_site_root_paths(request))
    if len({root.site_id for root in roots}) != 1:
        return _find_parts(page, request)  # which of the sites is asked has a say
    return _parts(page.url_path, roots, get_language(), get_urlconf(), get_script_prefix())


@lru_cache(maxsize=ADDRESSES)
def _parts(url_path: str, roots: tuple[Any, ...], *_depends_on: str | None) -> Parts | None:
    # With a key, for Wagtail asks the database what kind of page one without a key is.
    standing_there = Page(pk=-1, url_path=url_path)
    return _find_parts(standing_there, _Roots(roots))


class _Roots:
    """Where Wagtail looks for the front pages before it reads them."""

    def __init__(self, roots: tuple[Any, ...]) -> None:
        self._wagtail_cached_site_root_paths = roots


def _forget(**_kwargs: object) -> None:
    _parts.cache_clear()
