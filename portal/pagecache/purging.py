"""Tells caches in front of the site, such as a CDN, what was thrown away (WAGTAILFRONTENDCACHE)."""

from collections.abc import Iterable

from django.conf import settings
from wagtail.contrib.frontend_cache.utils import PurgeBatch


def purge(addresses: Iterable[str]) -> None:
    """Have the worker purge addresses from each cache in front that is configured."""
    if not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return
    batch = PurgeBatch(addresses)
    if batch.urls:
        batch.purge()
