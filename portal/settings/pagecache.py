"""Copies of public pages for anonymous visitors (docs/operations/page-cache.md)."""

import os
from pathlib import Path
from typing import Any

from .environment import BASE_DIR, env, read, truth

_VAR = Path(read(env.str, "VAR_DIR", "a folder to write to", default=str(BASE_DIR / "var")))


def _seconds(name: str) -> int:
    seconds = int(os.environ[name])
    if seconds < 0:
        raise ValueError
    return seconds


PAGE_CACHE: dict[str, Any] = {
    # Unless it is said: on where DEBUG is off.
    "on": read(truth, "PAGE_CACHE", "true or false", default=None),
    "store": read(
        env.str,
        "PAGE_CACHE_STORE",
        "files, or the name of a cache in CACHES that all application servers share",
        default="files",
    ),
    "folder": _VAR / "pages",
    "shared_for": read(
        _seconds,
        "PAGE_CACHE_CDN_SECONDS",
        "how many seconds a CDN in front may keep a page, such as 3600",
        default=0,
    ),
}
"""portal/pagecache/choices.py has all keys and what they mean."""

_PURGE = read(
    env.str, "PAGE_CACHE_PURGE", "the address of a cache in front that takes PURGE", default=""
)
if _PURGE:
    WAGTAILFRONTENDCACHE = {
        "front": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": _PURGE,
        }
    }
WAGTAILFRONTENDCACHE_LANGUAGES: list[str] = []
"""Each language has addresses of its own, and each of them is purged by itself."""
