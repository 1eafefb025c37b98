"""What several processes on several servers share: a cache, and a store for files.

Unset, a process remembers for itself and files lie in VAR_DIR (docs/operations/growing.md).
"""

import os
from typing import Any
from urllib.parse import urlsplit

from .environment import env, read

ANSWER_WITHIN = 0.5
"""Seconds that a page may wait for Redis."""


def _redis(name: str) -> tuple[str, int]:
    """Return the address of a Redis without its database, and the number of that."""
    parts = urlsplit(os.environ[name])
    number = parts.path.strip("/") or "0"
    if parts.scheme not in {"redis", "rediss"} or not parts.hostname:
        raise ValueError
    return parts._replace(path="").geturl(), int(number)


def _redis_cache(backend: str, address: str, number: int) -> dict[str, Any]:
    return {
        "BACKEND": backend,
        "LOCATION": f"{address}/{number}",
        "OPTIONS": {"socket_timeout": ANSWER_WITHIN, "socket_connect_timeout": ANSWER_WITHIN},
    }


CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
if os.environ.get("CACHE_URL", "").strip():  # empty: none, as for a rehearsal of a restore
    _address, _number = read(
        _redis, "CACHE_URL", "a Redis such as redis://:password@10.0.0.3:6379/0"
    )
    CACHES = {
        # What Django and Wagtail remember: pages do without it when Redis is gone.
        "default": _redis_cache("portal.patient_cache.PatientRedisCache", _address, _number),
        # Copies of pages (PAGE_CACHE_STORE=pages): the page cache must hear of every fault. It
        # empties what it is given, so this is a database of its own.
        "pages": _redis_cache("django.core.cache.backends.redis.RedisCache", _address, _number + 1),
    }


def _s3(backend: str, folder: str) -> dict[str, Any]:
    """Return the settings of a store below `folder` in the bucket."""
    return {
        "BACKEND": backend,
        "OPTIONS": {
            "bucket_name": BUCKET,
            "endpoint_url": read(
                env.str, "BUCKET_ENDPOINT", "the address of an S3 server", default=None
            ),
            "region_name": read(env.str, "BUCKET_REGION", "the name of a region", default=None),
            "access_key": read(env.str, "BUCKET_KEY", "the name of a key of S3"),
            "secret_key": read(env.str, "BUCKET_SECRET", "the secret of that key"),
            "location": folder,
        },
    }


BUCKET = read(env.str, "BUCKET", "the name of a bucket that nobody can read", default="")
SHARED_STORAGES: dict[str, dict[str, Any]] = (
    {
        "default": _s3("portal.library.shared_storage.SharedStorage", "pictures"),
        "documents": _s3("portal.library.shared_storage.UnpublishedSharedStorage", "documents"),
    }
    if BUCKET
    else {}
)
"""Takes the place of folders in STORAGES."""
